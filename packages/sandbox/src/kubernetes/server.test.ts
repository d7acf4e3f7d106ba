import https from 'node:https';
import { startSandboxProcess } from '../__testUtils__/sandboxProcess';
import type { SandboxProcess } from '../__testUtils__/sandboxProcess';

const group = '/apis/postgresql.cnpg.io/v1';
const shop = `${group}/namespaces/shop`;
const apply = { contentType: 'application/apply-patch+yaml' };

function clusterNamed(name: string, spec: object = {}) {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name,
      namespace: 'shop',
      // The sandbox's operator leaves these alone.
      annotations: { 'sandbox.pgportal.dev/static': 'true' } as Record<
        string,
        string
      >,
    },
    spec: { instances: 3, storage: { size: '1Gi' }, ...spec },
  };
}

function configMapNamed(name: string, labels: Record<string, string> = {}) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels },
    data: { a: '1' },
  };
}

describe('the Kubernetes API of the sandbox', () => {
  let sandbox: SandboxProcess;
  const names = (body: any) =>
    body.items.map((item: any) => item.metadata.name);

  beforeAll(async () => {
    sandbox = await startSandboxProcess(['--history', '50']);
    for (const name of ['shop', 'pages', 'watched', 'gone']) {
      await sandbox.request('POST', '/api/v1/namespaces', {
        body: { metadata: { name } },
      });
    }
  });

  afterAll(() => sandbox?.stop());

  describe('discovery and access', () => {
    it('says who it is', async () => {
      expect((await sandbox.request('GET', '/version')).body.gitVersion).toBe(
        'v1.36.2',
      );
      for (const path of ['/healthz', '/livez', '/readyz']) {
        expect((await sandbox.request('GET', path)).text).toBe('ok');
      }
    });

    it('is trusted through its own CA only', async () => {
      await expect(
        new Promise((resolve, reject) => {
          https
            .get(`${sandbox.info.kubernetesUrl}/version`, resolve)
            .on('error', reject);
        }),
      ).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    });

    it('lists groups and resources', async () => {
      const groups = await sandbox.request('GET', '/apis');
      expect(groups.body.groups.map((each: any) => each.name)).toEqual(
        expect.arrayContaining([
          'apps',
          'postgresql.cnpg.io',
          'barmancloud.cnpg.io',
        ]),
      );
      const { body } = await sandbox.request('GET', group);
      expect(body.resources).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            name: 'clusters',
            namespaced: true,
            kind: 'Cluster',
          }),
          expect.objectContaining({ name: 'clusters/status' }),
          expect.objectContaining({ name: 'clusters/scale', kind: 'Scale' }),
          expect.objectContaining({
            name: 'clusterimagecatalogs',
            namespaced: false,
          }),
        ]),
      );
    });

    it('stops serving a kind when its definition goes', async () => {
      const definition =
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/podmonitors.monitoring.coreos.com';
      const { body } = await sandbox.request('GET', definition);
      await sandbox.request('DELETE', definition);
      const path = '/apis/monitoring.coreos.com/v1/podmonitors';
      expect((await sandbox.request('GET', path)).status).toBe(404);
      const groups = await sandbox.request('GET', '/apis');
      expect(groups.text).not.toContain('monitoring.coreos.com');
      await sandbox.request(
        'POST',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        {
          body: { ...body, metadata: { name: body.metadata.name } },
        },
      );
      expect((await sandbox.request('GET', path)).status).toBe(200);
    });

    it('answers what is not there and what cannot be done', async () => {
      const unknown = await sandbox.request(
        'GET',
        '/api/v1/namespaces/shop/podz',
      );
      expect(unknown.body).toMatchObject({
        reason: 'NotFound',
        code: 404,
        details: {},
      });
      const method = await sandbox.request('POST', `${shop}/clusters/orders`, {
        body: {},
      });
      expect(method.body).toMatchObject({
        reason: 'MethodNotAllowed',
        code: 405,
      });
    });

    it('reviews access', async () => {
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
      const body = {
        spec: { resourceAttributes: { verb: 'list', resource: 'pods' } },
      };
      const mine = await sandbox.request('POST', path, { body });
      expect(mine.body.status).toEqual({ allowed: true });
      const hers = await sandbox.request('POST', path, {
        body,
        headers: { 'Impersonate-User': 'jane@example.com' },
      });
      expect(hers.body.status).toEqual({ allowed: false });
    });
  });

  describe('lists', () => {
    const path = '/api/v1/namespaces/pages/configmaps';

    beforeAll(async () => {
      for (let i = 0; i < 5; i++) {
        await sandbox.request('POST', path, {
          body: configMapNamed(`map-${i}`, {
            tier: i % 2 ? 'odd' : 'even',
            index: `${i}`,
          }),
        });
      }
    });

    it('come in pages of one state', async () => {
      const first = await sandbox.request('GET', `${path}?limit=2`);
      expect(names(first.body)).toEqual(['map-0', 'map-1']);
      expect(first.body.metadata.remainingItemCount).toBe(3);
      expect(first.body.items[0]).not.toHaveProperty('kind');
      await sandbox.request('DELETE', `${path}/map-2`);
      await sandbox.request('POST', path, { body: configMapNamed('map-22') });
      const second = await sandbox.request(
        'GET',
        `${path}?limit=2&continue=${first.body.metadata.continue}`,
      );
      expect(names(second.body)).toEqual(['map-2', 'map-3']);
      expect(second.body.metadata.resourceVersion).toBe(
        first.body.metadata.resourceVersion,
      );
      const third = await sandbox.request(
        'GET',
        `${path}?limit=2&continue=${second.body.metadata.continue}`,
      );
      expect(names(third.body)).toEqual(['map-4']);
      expect(third.body.metadata.continue ?? '').toBe('');
    });

    it('refuse a continue token of a forgotten state, with one to go on with', async () => {
      const first = await sandbox.request('GET', `${path}?limit=1`);
      for (let i = 0; i < 110; i++) {
        await sandbox.request('PATCH', `${path}/map-4`, {
          body: { data: { a: `${i}` } },
        });
      }
      const late = await sandbox.request(
        'GET',
        `${path}?limit=1&continue=${first.body.metadata.continue}`,
      );
      expect(late.body).toMatchObject({ reason: 'Expired', code: 410 });
      const on = await sandbox.request(
        'GET',
        `${path}?limit=1&continue=${late.body.metadata.continue}`,
      );
      expect(names(on.body)).toEqual(['map-1']);
    });

    it.each([
      ['tier=odd', ['map-1', 'map-3']],
      ['tier!=odd,tier', ['map-0', 'map-4']],
      ['index in (0, 3)', ['map-0', 'map-3']],
      ['tier notin (even),index', ['map-1', 'map-3']],
      ['!tier', ['map-22']],
      ['index>2', ['map-3', 'map-4']],
    ])('select by label %s', async (selector, expected) => {
      const { body } = await sandbox.request(
        'GET',
        `${path}?labelSelector=${encodeURIComponent(selector)}`,
      );
      expect(names(body)).toEqual(expected);
    });

    it('select by field', async () => {
      const one = await sandbox.request(
        'GET',
        `${path}?fieldSelector=metadata.name%3Dmap-1`,
      );
      expect(names(one.body)).toEqual(['map-1']);
      const refused = await sandbox.request(
        'GET',
        `${path}?fieldSelector=data.a%3D1`,
      );
      expect(refused.body).toMatchObject({
        code: 400,
        message: 'field label not supported: data.a',
      });
    });

    it('of custom resources name the kind of each item', async () => {
      await sandbox.request('POST', `${shop}/clusters`, {
        body: clusterNamed('listed'),
      });
      const { body } = await sandbox.request('GET', `${group}/clusters`);
      expect(body).toMatchObject({
        kind: 'ClusterList',
        metadata: { continue: '' },
      });
      expect(body.items[0]).toMatchObject({
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
      });
    });
  });

  describe('watches', () => {
    const path = '/api/v1/namespaces/watched/configmaps';

    it('send what changes, in order, as the selector sees it', async () => {
      const { body } = await sandbox.request('GET', path);
      const watch = await sandbox.watch(
        `${path}?watch=1&labelSelector=seen%3Dyes&resourceVersion=${body.metadata.resourceVersion}`,
      );
      await sandbox.request('POST', path, { body: configMapNamed('other') });
      await sandbox.request('POST', path, {
        body: configMapNamed('one', { seen: 'no' }),
      });
      for (const seen of ['yes', 'yes', 'no']) {
        await sandbox.request('PATCH', `${path}/one`, {
          body: {
            metadata: { labels: { seen } },
            data: { at: `${Math.random()}` },
          },
        });
      }
      await watch.until(event => event.type === 'DELETED');
      expect(watch.events.map(event => event.type)).toEqual([
        'ADDED',
        'MODIFIED',
        'DELETED',
      ]);
      expect(watch.events[0].object).toMatchObject({
        apiVersion: 'v1',
        kind: 'ConfigMap',
      });
      watch.stop();
    });

    it('start with what there is when no version is named', async () => {
      const watch = await sandbox.watch(
        `${path}?watch=1&fieldSelector=metadata.name%3Done`,
      );
      const event = await watch.until(() => true);
      expect(event).toMatchObject({
        type: 'ADDED',
        object: { metadata: { name: 'one' } },
      });
      watch.stop();
    });

    it('end in time, with a bookmark when asked for', async () => {
      const { body } = await sandbox.request('GET', path);
      const watch = await sandbox.watch(
        `${path}?watch=1&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=${body.metadata.resourceVersion}`,
      );
      await watch.ended;
      expect(watch.events).toEqual([
        {
          type: 'BOOKMARK',
          object: {
            kind: 'ConfigMap',
            apiVersion: 'v1',
            metadata: {
              resourceVersion: expect.any(String),
              creationTimestamp: null,
            },
          },
        },
      ]);
    });

    it('mark the end of the initial events when asked for', async () => {
      const watch = await sandbox.watch(
        `${path}?watch=1&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`,
      );
      const mark = await watch.until(event => event.type === 'BOOKMARK');
      expect(mark.object.metadata.annotations).toEqual({
        'k8s.io/initial-events-end': 'true',
      });
      expect(watch.events[0].type).toBe('ADDED');
      watch.stop();
    });

    it('say that a version is forgotten', async () => {
      const watch = await sandbox.watch(`${path}?watch=1&resourceVersion=1`);
      await watch.ended;
      expect(watch.status).toBe(200);
      expect(watch.events).toEqual([
        {
          type: 'ERROR',
          object: expect.objectContaining({ code: 410, reason: 'Expired' }),
        },
      ]);
    });
  });

  describe('writes', () => {
    it('generates names, and answers dry runs without storing', async () => {
      const path = `${shop}/clusters`;
      const generated = await sandbox.request(
        'POST',
        '/api/v1/namespaces/shop/configmaps',
        {
          body: { metadata: { generateName: 'made-' } },
        },
      );
      expect(generated.body.metadata.name).toMatch(/^made-[a-z0-9]{5}$/);
      const dry = await sandbox.request('POST', `${path}?dryRun=All`, {
        body: clusterNamed('dry'),
      });
      expect(dry.status).toBe(201);
      expect(dry.body.spec.enablePDB).toBe(true);
      expect((await sandbox.request('GET', `${path}/dry`)).status).toBe(404);
    });

    it('keeps status and the rest apart', async () => {
      const path = `${shop}/clusters/parts`;
      await sandbox.request('POST', `${shop}/clusters`, {
        body: { ...clusterNamed('parts'), status: { phase: 'ignored' } },
      });
      expect((await sandbox.request('GET', path)).body).not.toHaveProperty(
        'status',
      );
      const status = await sandbox.request('PATCH', `${path}/status`, {
        body: {
          status: { phase: 'set' },
          spec: { instances: 1 },
          metadata: { labels: { a: 'b' } },
        },
      });
      expect(status.body).toMatchObject({
        status: { phase: 'set' },
        spec: { instances: 3 },
      });
      expect(status.body.metadata).not.toHaveProperty('labels');
      expect(status.body.metadata.generation).toBe(1);
      const spec = await sandbox.request('PATCH', path, {
        body: { spec: { instances: 1 }, status: { phase: 'ignored' } },
      });
      expect(spec.body).toMatchObject({
        status: { phase: 'set' },
        spec: { instances: 1 },
      });
      expect(spec.body.metadata.generation).toBe(2);
    });

    it('scales through the subresource', async () => {
      const path = `${shop}/clusters/scaled/scale`;
      await sandbox.request('POST', `${shop}/clusters`, {
        body: clusterNamed('scaled'),
      });
      const before = await sandbox.request('GET', path);
      expect(before.body).toMatchObject({
        kind: 'Scale',
        spec: { replicas: 3 },
      });
      const after = await sandbox.request('PATCH', path, {
        body: { spec: { replicas: 5 } },
      });
      expect(after.body.spec.replicas).toBe(5);
      const cluster = await sandbox.request('GET', `${shop}/clusters/scaled`);
      expect(cluster.body.spec.instances).toBe(5);
    });

    it('takes JSON patches and, for built-in kinds, strategic ones', async () => {
      const path = '/api/v1/namespaces/shop/services';
      await sandbox.request('POST', path, {
        body: {
          metadata: { name: 'ports' },
          spec: {
            ports: [
              { name: 'a', port: 1 },
              { name: 'b', port: 2 },
            ],
          },
        },
      });
      const strategic = await sandbox.request('PATCH', `${path}/ports`, {
        contentType: 'application/strategic-merge-patch+json',
        body: { spec: { ports: [{ port: 2, name: 'renamed' }] } },
      });
      expect(strategic.body.spec.ports.map((port: any) => port.name)).toEqual([
        'a',
        'renamed',
      ]);
      const json = await sandbox.request('PATCH', `${path}/ports`, {
        contentType: 'application/json-patch+json',
        body: [{ op: 'remove', path: '/spec/ports/0' }],
      });
      expect(json.body.spec.ports).toHaveLength(1);
    });

    it('speaks JSON and no protobuf', async () => {
      const protobuf = 'application/vnd.kubernetes.protobuf';
      const get = (accept: string) =>
        sandbox.request('GET', '/api/v1/namespaces/shop', {
          headers: { Accept: accept },
        });
      const refused = await get(protobuf);
      expect(refused.status).toBe(406);
      expect(refused.body).toMatchObject({
        reason: 'NotAcceptable',
        message:
          'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
      });
      for (const accept of [
        `${protobuf},application/json`,
        'application/json;as=Table;v=v1;g=meta.k8s.io,application/json',
        '*/*',
      ]) {
        expect((await get(accept)).body.kind).toBe('Namespace');
      }
      const sent = await sandbox.request('POST', `${shop}/clusters`, {
        contentType: protobuf,
        body: 'k8s',
      });
      expect(sent.status).toBe(415);
    });

    it('keeps secrets as bytes', async () => {
      const { body } = await sandbox.request(
        'POST',
        '/api/v1/namespaces/shop/secrets',
        {
          body: { metadata: { name: 's' }, stringData: { password: 'geheim' } },
        },
      );
      expect(body).toMatchObject({
        type: 'Opaque',
        data: { password: 'Z2VoZWlt' },
      });
      expect(body).not.toHaveProperty('stringData');
    });

    it.each([
      [
        { spec: { ports: [{ port: 1, prot: 'x' }] } },
        'strict decoding error: unknown field "spec.ports[0].prot"',
      ],
      [
        { spec: { ports: 'x' } },
        'json: cannot unmarshal string into Go struct field ServiceSpec.spec.ports',
      ],
      [
        { spec: { ports: [null] } },
        'json: cannot unmarshal null into Go struct field',
      ],
    ])('checks the fields of built-in kinds: %j', async (service, words) => {
      const { body } = await sandbox.request(
        'POST',
        '/api/v1/namespaces/shop/services?fieldValidation=Strict',
        { body: { metadata: { name: 'bad' }, ...service } },
      );
      expect(body.code).toBe(400);
      expect(body.message).toContain(
        `Service in version "v1" cannot be handled as a Service: ${words}`,
      );
    });

    it('validates and defaults the plugin’s ObjectStore', async () => {
      const path = '/apis/barmancloud.cnpg.io/v1/namespaces/shop/objectstores';
      const store = (configuration: object) => ({
        apiVersion: 'barmancloud.cnpg.io/v1',
        kind: 'ObjectStore',
        metadata: { name: 'store' },
        spec: { configuration, instanceSidecarConfiguration: {} },
      });
      const good = await sandbox.request('POST', path, {
        body: store({
          destinationPath: 'https://acct.blob.core.windows.net/orders',
          azureCredentials: { inheritFromAzureAD: true },
        }),
      });
      expect(good.status).toBe(201);
      expect(good.body.spec.instanceSidecarConfiguration).toEqual({
        logLevel: 'info',
        retentionPolicyIntervalSeconds: 1800,
      });
      const bad = await sandbox.request(
        'POST',
        `${path}?fieldValidation=Strict`,
        {
          body: store({ destinationPath: 7 }),
        },
      );
      expect(bad.body).toMatchObject({
        code: 422,
        details: {
          causes: expect.arrayContaining([
            {
              reason: 'FieldValueTypeInvalid',
              field: 'spec.configuration.destinationPath',
              message:
                'Invalid value: "integer": spec.configuration.destinationPath in body must be of type string: "integer"',
            },
          ]),
        },
      });
    });
  });

  describe('server-side apply', () => {
    const path = `${shop}/clusters/applied`;

    it('creates, and changes nothing the second time', async () => {
      const first = await sandbox.request(
        'PATCH',
        `${path}?fieldManager=portal`,
        {
          ...apply,
          body: clusterNamed('applied'),
        },
      );
      expect(first.status).toBe(201);
      const second = await sandbox.request(
        'PATCH',
        `${path}?fieldManager=portal`,
        {
          ...apply,
          body: clusterNamed('applied'),
        },
      );
      expect(second.status).toBe(200);
      expect(second.body).toEqual(first.body);
    });

    it('removes what it no longer names, and keeps what others own', async () => {
      const labelled = (labels: object, spec = {}) => {
        const { metadata, ...rest } = clusterNamed('applied', spec);
        return { ...rest, metadata: { ...metadata, labels } };
      };
      await sandbox.request('PATCH', `${path}?fieldManager=portal`, {
        ...apply,
        body: labelled({ mine: 'a', shared: 's' }, { logLevel: 'debug' }),
      });
      await sandbox.request('PATCH', `${path}?fieldManager=other`, {
        ...apply,
        body: {
          apiVersion: 'postgresql.cnpg.io/v1',
          kind: 'Cluster',
          metadata: { labels: { shared: 's', theirs: 't' } },
        },
      });
      const { body } = await sandbox.request(
        'PATCH',
        `${path}?fieldManager=portal`,
        {
          ...apply,
          body: labelled({}),
        },
      );
      expect(body.metadata.labels).toEqual({ shared: 's', theirs: 't' });
      // The default is back.
      expect(body.spec.logLevel).toBe('info');
    });

    it('takes fields over by force, and reports conflicts without', async () => {
      await sandbox.request('PATCH', `${path}?fieldManager=editor`, {
        body: { spec: { instances: 5 } },
      });
      const refused = await sandbox.request(
        'PATCH',
        `${path}?fieldManager=portal`,
        {
          ...apply,
          body: clusterNamed('applied'),
        },
      );
      expect(refused.body).toMatchObject({
        code: 409,
        message:
          'Apply failed with 1 conflict: conflict with "editor" using postgresql.cnpg.io/v1: .spec.instances',
      });
      const forced = await sandbox.request(
        'PATCH',
        `${path}?fieldManager=portal&force=true`,
        {
          ...apply,
          body: clusterNamed('applied'),
        },
      );
      expect(forced.body.spec.instances).toBe(3);
      const managers = forced.body.metadata.managedFields.map(
        (entry: any) => entry.manager,
      );
      expect(managers).not.toContain('editor');
    });

    it.each<[string, string, object]>([
      [
        'a namespace',
        '/api/v1/namespaces/applied',
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { labels: { team: 'a' } },
        },
      ],
      [
        'a secret',
        '/api/v1/namespaces/shop/secrets/s2',
        { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' } },
      ],
      [
        'a service',
        '/api/v1/namespaces/shop/services/s2',
        {
          apiVersion: 'v1',
          kind: 'Service',
          spec: { ports: [{ port: 5432 }] },
        },
      ],
      [
        'a schedule',
        `${shop}/scheduledbackups/s2`,
        {
          apiVersion: 'postgresql.cnpg.io/v1',
          kind: 'ScheduledBackup',
          metadata: { annotations: { 'sandbox.pgportal.dev/static': 'true' } },
          spec: { schedule: '0 0 2 * * *', cluster: { name: 'x' } },
        },
      ],
      [
        'a monitor',
        '/apis/monitoring.coreos.com/v1/namespaces/shop/podmonitors/s2',
        {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'PodMonitor',
          spec: { selector: {}, podMetricsEndpoints: [{ port: 'metrics' }] },
        },
      ],
    ])('of %s is idempotent', async (_what, url, body) => {
      const send = () =>
        sandbox.request('PATCH', `${url}?fieldManager=portal`, {
          ...apply,
          body,
        });
      const first = await send();
      expect(first.status).toBe(201);
      expect((await send()).body).toEqual(first.body);
    });

    it('wants a field manager', async () => {
      const refused = await sandbox.request('PATCH', path, {
        ...apply,
        body: clusterNamed('applied'),
      });
      expect(refused.body).toMatchObject({
        code: 422,
        message:
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      });
    });
  });

  describe('deletion', () => {
    it('ends a namespace with everything in it', async () => {
      const inside = '/api/v1/namespaces/gone/configmaps';
      await sandbox.request('POST', inside, { body: configMapNamed('a') });
      const watch = await sandbox.watch(
        '/api/v1/namespaces?watch=1&fieldSelector=metadata.name%3Dgone',
      );
      await watch.until(() => true);
      const answer = await sandbox.request('DELETE', '/api/v1/namespaces/gone');
      expect(answer.body.status.phase).toBe('Terminating');
      await watch.until(event => event.type === 'DELETED');
      watch.stop();
      expect((await sandbox.request('GET', `${inside}/a`)).status).toBe(404);
      const late = await sandbox.request('POST', inside, {
        body: configMapNamed('b'),
      });
      expect(late.body.message).toBe('namespaces "gone" not found');
    });

    it('follows owner references, unless dependents are to be orphaned', async () => {
      const path = '/api/v1/namespaces/shop/configmaps';
      for (const policy of ['Background', 'Orphan']) {
        const owner = (
          await sandbox.request('POST', path, {
            body: configMapNamed(`owner-${policy.toLowerCase()}`),
          })
        ).body;
        const name = `owned-${policy.toLowerCase()}`;
        const watch = await sandbox.watch(
          `${path}?watch=1&fieldSelector=metadata.name%3D${name}`,
        );
        await sandbox.request('POST', path, {
          body: {
            metadata: {
              name,
              ownerReferences: [
                {
                  apiVersion: 'v1',
                  kind: 'ConfigMap',
                  name: owner.metadata.name,
                  uid: owner.metadata.uid,
                },
              ],
            },
          },
        });
        await sandbox.request('DELETE', `${path}/${owner.metadata.name}`, {
          body: { propagationPolicy: policy },
        });
        const end = await watch.until(event =>
          policy === 'Orphan'
            ? event.type === 'MODIFIED' &&
              !event.object.metadata.ownerReferences
            : event.type === 'DELETED',
        );
        expect(end.object.metadata.name).toBe(name);
        watch.stop();
      }
    });

    it('deletes by selector', async () => {
      const path = '/api/v1/namespaces/shop/configmaps';
      await sandbox.request('POST', path, {
        body: configMapNamed('bulk-1', { bulk: 'yes' }),
      });
      await sandbox.request('POST', path, {
        body: configMapNamed('bulk-2', { bulk: 'yes' }),
      });
      const { body } = await sandbox.request(
        'DELETE',
        `${path}?labelSelector=bulk%3Dyes`,
      );
      expect(names(body)).toEqual(['bulk-1', 'bulk-2']);
      const left = await sandbox.request(
        'GET',
        `${path}?labelSelector=bulk%3Dyes`,
      );
      expect(left.body.items).toEqual([]);
    });
  });

  describe('the control endpoint', () => {
    afterEach(() => sandbox.control('DELETE', '/faults'));

    it('keeps a journal', async () => {
      await sandbox.control('DELETE', '/journal');
      await sandbox.request('GET', `${shop}/clusters/nobody`);
      expect(await sandbox.control('GET', '/journal')).toEqual([
        {
          time: expect.any(String),
          service: 'kubernetes',
          method: 'GET',
          path: `${shop}/clusters/nobody`,
          status: 404,
          userAgent: 'sandbox-test/1',
        },
      ]);
    });

    it('makes the API answer otherwise, so many times', async () => {
      await sandbox.control('POST', '/faults', {
        match: { method: 'GET', pathPrefix: `${group}/clusters` },
        action: { type: 'status', status: 429, retryAfter: 7 },
        times: 1,
      });
      const refused = await sandbox.request('GET', `${group}/clusters`);
      expect(refused.status).toBe(429);
      expect(refused.headers['retry-after']).toBe('7');
      expect(refused.body).toMatchObject({
        kind: 'Status',
        reason: 'TooManyRequests',
      });
      expect((await sandbox.request('GET', `${group}/clusters`)).status).toBe(
        200,
      );
    });

    it('resets connections', async () => {
      await sandbox.control('POST', '/faults', {
        match: { pathRegex: 'configmaps$' },
        action: { type: 'reset' },
        times: 1,
      });
      await expect(
        sandbox.request('GET', '/api/v1/namespaces/shop/configmaps'),
      ).rejects.toMatchObject({ code: 'ECONNRESET' });
    });

    it.each([
      ['before', 404],
      ['after', 200],
    ])(
      'cuts the connection %s the effect of the n-th',
      async (when, status) => {
        const path = '/api/v1/namespaces/shop/configmaps';
        const create = (name: string) =>
          sandbox.request('POST', path, { body: configMapNamed(name, {}) });
        await sandbox.control('POST', '/faults', {
          match: { method: 'POST', pathRegex: 'configmaps$' },
          action: { type: 'cut', when },
          skip: 1,
          times: 1,
        });
        expect((await create(`spared-${when}`)).status).toBe(201);
        await expect(create(`cut-${when}`)).rejects.toMatchObject({
          code: 'ECONNRESET',
          message: 'socket hang up',
        });
        expect(
          (await sandbox.request('GET', `${path}/cut-${when}`)).status,
        ).toBe(status);
        expect(await sandbox.control('GET', '/faults')).toEqual([]);
      },
    );

    it('refuses what is no fault', async () => {
      const answer = await sandbox.control('POST', '/faults', {
        match: {},
        action: { type: 'x' },
      });
      expect(answer.error).toMatch(/^A fault is/);
    });
  });
});
