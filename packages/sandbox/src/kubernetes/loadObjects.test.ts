import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourceKinds } from './kinds';
import { loadObjects } from './loadObjects';
import { MemoryStore } from './store';

const cluster = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name: 'db-{{n}}', namespace: 'team' },
  spec: { instances: 1 },
  status: { currentPrimary: 'db-{{n}}-1' },
};
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'db-{{n}}-1',
    namespace: 'team',
    ownerReferences: [
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        name: 'db-{{n}}',
        uid: 'another',
      },
    ],
  },
  spec: {},
};

describe('loadObjects', () => {
  let dir: string;
  let file: string;
  let store: MemoryStore;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pgportal-load-'));
    file = join(dir, 'objects.json');
    store = new MemoryStore({ kinds: resourceKinds });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));
  const load = async (content: string) => {
    await writeFile(file, content);
    return loadObjects(store, resourceKinds, file);
  };

  it('makes numbered copies, whose owners are those of the same copy', async () => {
    await load(JSON.stringify({ count: 2, objects: [cluster, pod] }));
    for (const n of [1, 2]) {
      const owner = store.get(
        'clusters.postgresql.cnpg.io',
        'team',
        `db-${n}`,
      )!;
      expect(owner.status).toEqual({ currentPrimary: `db-${n}-1` });
      expect(
        store.get('pods', 'team', `db-${n}-1`)?.metadata.ownerReferences,
      ).toMatchObject([{ uid: owner.metadata.uid }]);
    }
    expect(store.list('pods')).toHaveLength(2);
  });

  it('says what is wrong with the file', async () => {
    await expect(load('{')).rejects.toThrow(/named by --load, cannot be read/);
    await expect(load('{"objects": []}')).rejects.toThrow(
      /must be \{"count": a whole number/,
    );
    await expect(
      load(JSON.stringify({ count: 1, objects: [{ ...pod, kind: 'Widget' }] })),
    ).rejects.toThrow('holds a v1 Widget, which the sandbox does not serve.');
  });
});
