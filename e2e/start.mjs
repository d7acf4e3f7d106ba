// The demo for the browser tests: with databases of its own, which begin empty.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

rmSync(new URL('../.demo/e2e-database', import.meta.url), {
  recursive: true,
  force: true,
});
process.argv.push(
  '--config',
  fileURLToPath(new URL('app-config.yaml', import.meta.url)),
);
await import('../scripts/demo.mjs');
