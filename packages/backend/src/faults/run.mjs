// @ts-check
/**
 * Runs the fault tests alone: `yarn test:faults`. Ends with their count, which
 * Jest would print above its own summary.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const child = spawn(
  'yarn',
  [
    'workspace',
    'backend',
    'test',
    '--watchAll=false',
    '--testMatch',
    '**/src/**/*.faults.ts',
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let count = 'cut points tried: 0, differing end states: unknown';
createInterface({ input: child.stdout }).on('line', line => {
  if (line.startsWith('cut points tried:')) count = line;
  else process.stdout.write(`${line}\n`);
});
child.on('close', code => {
  process.stdout.write(`${count}\n`);
  process.exitCode = code ?? 1;
});
