/**
 * Reduces recordings of the real operator to what the tests of
 * src/operator compare with: `node reduceRecordings.ts CAPTURES OUTPUT`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trace } from '../src/operator/testing/trace.ts';
import { masked } from '../src/operator/testing/mask.ts';

const [captures, output] = process.argv.slice(2);
const scenarios = [
  'create',
  'backup',
  'scheduled-backup',
  'switchover',
  'failover',
  'failover-force',
  'fence',
  'unfence',
  'restart-instance',
  'restart-replica',
  'restart',
  'parameters-reload',
  'reload',
  'parameters-restart',
  'scale',
  'hibernate',
  'wake',
  'restore',
  'restore-pitr',
  'unschedulable-rollout',
  'destroy',
  'delete',
];

mkdirSync(output, { recursive: true });
const write = (name: string, value: unknown) =>
  writeFileSync(
    join(output, `${name}.json`),
    `${JSON.stringify(value, null, 2)}\n`,
  );

for (const scenario of scenarios) {
  const trace = new Trace();
  const lines = readFileSync(join(captures, scenario, 'watch.jsonl'), 'utf8');
  for (const line of lines.split('\n').filter(Boolean)) {
    const { initial, type, object } = JSON.parse(line);
    if (initial) {
      trace.initial(object);
    } else {
      trace.observe({ type, object });
    }
  }
  write(scenario, { lines: trace.lines, events: trace.events });
}

const [cluster] = JSON.parse(
  readFileSync(join(captures, 'create', 'final', 'clusters.json'), 'utf8'),
).items;
write('manifest', {
  metadata: {
    name: cluster.metadata.name,
    namespace: cluster.metadata.namespace,
    labels: cluster.metadata.labels,
  },
  spec: cluster.spec,
});

const kinds = [
  'clusters',
  'pods',
  'persistentvolumeclaims',
  'services',
  'poddisruptionbudgets',
  'leases',
  'roles',
  'rolebindings',
  'serviceaccounts',
  'secrets',
];
const objects = kinds.flatMap(kind => {
  const { items } = JSON.parse(
    readFileSync(join(captures, 'create', 'final', `${kind}.json`), 'utf8'),
  );
  return items
    .filter((item: any) =>
      /^orders-db(-(?!backup-creds).*)?$/.test(item.metadata.name),
    )
    .map((item: any) => [`${kind}/${item.metadata.name}`, masked(item)]);
});
const statusPages = ['orders-db-1', 'orders-db-2'].map(pod => [
  `status/${pod}`,
  masked(
    JSON.parse(
      readFileSync(
        join(captures, 'create', 'pg-status', `${pod}.json`),
        'utf8',
      ),
    ),
  ),
]);
const jobs = JSON.parse(
  readFileSync(join(captures, 'unschedulable', 'during', 'jobs.json'), 'utf8'),
).items.map((item: any) => ['jobs/join', masked(item)]);
write('objects', Object.fromEntries([...objects, ...statusPages, ...jobs]));
for (const scenario of ['backup', 'scheduled-backup']) {
  for (const kind of ['backups', 'scheduledbackups']) {
    const { items } = JSON.parse(
      readFileSync(join(captures, scenario, 'final', `${kind}.json`), 'utf8'),
    );
    if (items.length > 0) {
      write(
        `${scenario}-${kind}`,
        items.map((item: any) => masked(item)),
      );
    }
  }
}
