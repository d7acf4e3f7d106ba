import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Lab } from './Lab';
import { measurements } from './measurements';
import { formatTable, Row, toDocument } from './report';

const rowNames = measurements.flatMap(({ rows }) => rows);

const HELP = `Usage: yarn bench [options]

  --only ROW   measure one row (and those that come with it); may be repeated
  --json FILE  write the numbers to a file as well
  --help       show this

Rows: ${rowNames.join(', ')}
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const wanted = values.only ?? rowNames;
  const unknown = wanted.find(name => !rowNames.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no row ${unknown}.\n\n${HELP}`);
    return 2;
  }

  const start = performance.now();
  const [loadBefore] = loadavg();
  const rows: Record<string, Row> = {};
  let failures = 0;
  const lab = new Lab();
  const stop = () => lab.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const chosen = measurements.filter(({ rows: names }) =>
      names.some(name => wanted.includes(name)),
    );
    for (const [index, { rows: names, run, targets }] of chosen.entries()) {
      process.stderr.write(`Measuring ${names.join(', ')} ... `);
      const began = performance.now();
      try {
        Object.assign(rows, await run(lab));
        const seconds = (performance.now() - began) / 1000;
        process.stderr.write(`${seconds.toFixed(0)} s\n`);
      } catch (error) {
        failures += 1;
        process.stderr.write(
          `could not be measured: ${(error as Error).message}
`,
        );
      }
      if (targets !== undefined && chosen[index + 1]?.targets !== targets) {
        await lab.endBench(targets);
      }
    }
  } finally {
    await lab.stop();
  }
  const [cpu] = cpus();
  process.stdout.write(
    `\n${formatTable(rows)}\n\nNode ${process.version}, ${
      cpus().length
    } x ${cpu?.model.trim()}; ${((performance.now() - start) / 1000).toFixed(
      0,
    )} s in all, load ${loadBefore.toFixed(
      1,
    )} before. The peer is @backstage/plugin-kubernetes-backend ${peerVersion()}.\n`,
  );
  if (values.json) {
    await writeFile(
      values.json,
      `${JSON.stringify(toDocument(rows), undefined, 2)}\n`,
    );
  }
  return failures ? 1 : 0;
}

function peerVersion(): string {
  return require('@backstage/plugin-kubernetes-backend/package.json').version;
}

main()
  .then(code => process.exit(code))
  .catch(error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
