import { readFileSync } from 'fs';
import { join } from 'path';
import { objectsAt, Scenario, timeAt } from '../__fixtures__/recordings';
import { DatabaseObjects } from '../model/database';
import { Kind } from '../model/kinds';
import { aContext } from './__testUtils__';
import { isRefusal, OperationId, operations, OperationWrite } from './index';

interface Recorded {
  command: string;
  requests: { method: string; path: string; body: any }[];
}

/** What kubectl-cnpg 1.30 and kubectl 1.36 sent, recorded on the wire. */
const wire: Record<string, Recorded> = JSON.parse(
  readFileSync(join(__dirname, '__fixtures__', 'wire.json'), 'utf8'),
);

const METHODS = { create: 'POST', patch: 'PATCH', delete: 'DELETE' };

function bodyOf(write: OperationWrite): object | undefined {
  if (write.verb === 'create') return write.object;
  return write.verb === 'patch' ? write.patch : undefined;
}

function request(write: OperationWrite) {
  const { namespace, name } =
    write.verb === 'create' ? write.object.metadata : write;
  const { group, version, plural }: Kind = write.kind;
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
  const collection = `${root}/namespaces/${namespace}/${plural}`;
  const subresource =
    write.verb === 'patch' && write.subresource ? `/${write.subresource}` : '';
  return {
    method: METHODS[write.verb],
    path:
      write.verb === 'create'
        ? collection
        : `${collection}/${name}${subresource}`,
    body: bodyOf(write),
  };
}

/** The operation's requests, with the times that the recording has. */
function requestsOf(
  scenario: Scenario,
  id: OperationId,
  input: object,
  change: (objects: DatabaseObjects) => void = () => {},
) {
  const objects = objectsAt(scenario, 0);
  change(objects);
  const outcome = operations[id].plan(
    objects,
    input as never,
    aContext(timeAt(scenario, 300)),
  );
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.writes.map(request);
}

const compared = new Set<string>();

function recorded(name: string) {
  compared.add(name);
  return wire[name].requests.map(({ method, path, body }) => ({
    method,
    path: path.split('?')[0],
    // A deletion's body is the client's default, in protobuf or JSON.
    body: method === 'DELETE' ? undefined : body,
  }));
}

/** Times differ; everything else is compared to the letter. */
function withoutTimes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replace(/"\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}Z"/g, '"<micros>"')
      .replace(/"\d{4}-\d\d-\d\dT[\d:]{8}Z"/g, '"<seconds>"'),
  );
}

describe('what kubectl cnpg writes', () => {
  it.each<[string, Scenario, OperationId, object]>([
    ['switchover', 'switchover', 'switchover', { instance: 'orders-db-2' }],
    ['restart', 'restart', 'restart', {}],
    ['fence', 'fence', 'fence', { instance: 'orders-db-3' }],
    ['unfence', 'unfence', 'unfence', { instance: 'orders-db-3' }],
    ['hibernate', 'hibernate', 'hibernate', {}],
    ['wake', 'wake', 'wake', {}],
    ['delete', 'delete', 'delete', { confirm: 'orders-db' }],
  ])('is what the portal writes: %s', (name, scenario, id, input) => {
    const ours = requestsOf(scenario, id, input, objects => {
      // Not in the recordings' reduced form: how kubectl came to this command is another matter.
      objects.scheduledBackups = [];
      objects.cluster.metadata.resourceVersion =
        wire[name].requests[0].body?.metadata?.resourceVersion;
    });
    expect(withoutTimes(ours)).toEqual(withoutTimes(recorded(name)));
  });

  it('restarts the primary in place, and a standby by its pod', () => {
    const primary = objectsAt('restart', 0).cluster.status!.currentPrimary!;
    const [status] = requestsOf(
      'restart',
      'restart-instance',
      { instance: primary },
      ({ cluster }) => {
        cluster.metadata.resourceVersion = '1553';
      },
    );
    const [theirs] = recorded('restart-instance');
    const ready = ({ body }: typeof status) => {
      const { conditions, ...rest } = (body as any).status;
      return {
        ...rest,
        ready: conditions.find(
          ({ type }: { type: string }) => type === 'Ready',
        ),
        types: conditions.map(({ type }: { type: string }) => type),
      };
    };
    expect(status.path).toBe(theirs.path);
    expect((status.body as any).metadata).toEqual(theirs.body.metadata);
    expect(withoutTimes(ready(status))).toEqual(withoutTimes(ready(theirs)));

    const standby = ['orders-db-1', 'orders-db-2'].find(
      name => name !== primary,
    )!;
    expect(
      requestsOf('restart', 'restart-instance', { instance: standby }),
    ).toEqual(
      recorded('restart-replica').map(sent => ({
        ...sent,
        path: sent.path.replace('orders-db-1', standby),
      })),
    );
  });

  it('reloads with a time in microseconds', () => {
    expect(withoutTimes(requestsOf('scale', 'reload', {}))).toEqual(
      withoutTimes(recorded('reload')),
    );
  });

  it.each<[string, Scenario, OperationId, object, number]>([
    ['scale', 'scale', 'scale', { instances: 2 }, 0],
    [
      'parameters-reload',
      'parameters-reload',
      'parameters',
      { set: { work_mem: '8MB' } },
      0,
    ],
    [
      'parameters-restart',
      'parameters-reload',
      'parameters',
      { set: { shared_buffers: '96MB' } },
      0,
    ],
  ])(
    'plus the lock, where a stale view could do harm: %s',
    (name, scenario, id, input, index) => {
      const ours = requestsOf(scenario, id, input, ({ cluster }) => {
        cluster.metadata.resourceVersion = '77';
      });
      const theirs = recorded(name)[index];
      expect(ours).toEqual([
        {
          ...theirs,
          body: { metadata: { resourceVersion: '77' }, ...theirs.body },
        },
      ]);
    },
  );

  it('asks for a backup, under a name with the time', () => {
    const [ours] = requestsOf('backup', 'backup', {}) as any[];
    const [theirs] = recorded('backup');
    // A part of the Go type that the API server drops: status is a subresource.
    delete theirs.body.status;
    expect(ours.body.metadata.name).toMatch(/^orders-db-20261120\d{6}$/);
    expect({
      ...ours,
      body: {
        ...ours.body,
        metadata: { ...ours.body.metadata, name: 'orders-db-20261120' },
      },
    }).toEqual(theirs);
  });

  it('leaves no recorded command out', () => {
    expect([...compared].sort()).toEqual(Object.keys(wire).sort());
  });
});
