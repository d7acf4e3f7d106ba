// @ts-check
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { SetupError, run, step } from './toolchain.mjs';

function onPath(/** @type {string} */ name) {
  const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim();
  return found && existsSync(found) ? found : undefined;
}

/**
 * Finds a Chromium for the browser tests, in this order: CHROMIUM_PATH, the
 * PATH, Debian's package (installed when this is root on Debian).
 *
 * @returns {Promise<string>} its path
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const find = () =>
    onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome');
  if (
    !find() &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version')
  ) {
    await step('Installing Chromium and fonts', async () => {
      await run('apt-get', ['update', '-q']);
      await run('apt-get', [
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        'chromium',
        'fonts-dejavu',
      ]);
    });
  }
  const browser = find();
  if (!browser) {
    throw new SetupError(
      'The browser tests need Chromium or Chrome: install one, or name it in CHROMIUM_PATH.',
    );
  }
  return browser;
}
