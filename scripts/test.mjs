// @ts-check
/**
 * Runs every check of the repository: `npm test`. Ends with a line
 * `N passed, N failed`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { startPostgres } from './postgres.mjs';
import {
  installDependencies,
  prepareToolchain,
  root,
  runMain,
  step,
} from './toolchain.mjs';

const results = join(root, 'test-results');

/** @typedef {{ passed: number, failed: number }} Count */

/** @returns {Count} */
function jestCount(/** @type {string} */ file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that does not even load has no tests in it, but is a failure all the same.
  const broken = report.testResults.filter(
    (/** @type {any} */ suite) =>
      suite.status === 'failed' && suite.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
  };
}

/** @returns {Count} */
function playwrightCount(/** @type {string} */ file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors = [] } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
  };
}

runMain(async () => {
  const tools = await prepareToolchain();
  await installDependencies(tools);
  const browser = await findBrowser();
  const postgres = await startPostgres();
  if (!postgres) {
    console.log('There is no PostgreSQL server here: SQLite alone is tested');
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const total = { passed: 0, failed: 0 };
  const env = {
    CI: 'true',
    CHROMIUM_PATH: browser,
    // Backstage's test databases would ask Docker for one.
    BACKSTAGE_TEST_DISABLE_DOCKER: 'true',
    ...(postgres && {
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres.url,
    }),
  };

  /**
   * @param {string} title
   * @param {string[]} args
   * @param {() => Count} [readReport] for a runner that counts its tests; others count as one
   */
  const check = (title, args, readReport) =>
    step(title, async () => {
      const code = await tools.yarn(args, {
        inherit: readReport !== undefined,
        env,
      });
      const { passed, failed } = readReport?.() ?? {
        passed: code ? 0 : 1,
        failed: 0,
      };
      total.passed += passed;
      total.failed += code !== 0 && failed === 0 ? 1 : failed;
    });

  await check('Prettier', ['prettier:check']);
  await check('ESLint', ['lint', '--max-warnings', '0']);
  await check('Types', ['tsc']);

  const jest = join(results, 'jest.json');
  await check(
    'Unit and integration tests',
    ['test:unit', '--ci', '--maxWorkers=2', '--json', `--outputFile=${jest}`],
    () => jestCount(jest),
  );
  postgres?.stop();

  const e2e = join(results, 'e2e.json');
  await check('Browser tests', ['test:e2e'], () => playwrightCount(e2e));

  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
