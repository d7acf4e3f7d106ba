import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { KubernetesObject, kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { createContext, setUp } from '../__testUtils__/setUp';
import { createAdoptDatabaseAction } from './adoptDatabase';
import { examples } from './adoptDatabase.examples';

const input = {
  database: 'aks1/team-orders/legacy-db',
  service: 'component:default/orders',
  environment: 'prod',
};
const OWNER = 'pgportal.dev/owner';

function prepare(
  options: Parameters<typeof setUp>[0] & {
    annotations?: Record<string, string>;
    namespace?: Record<string, string>;
  } = {},
) {
  const portal = setUp(options);
  const { kubernetes } = portal;
  const cluster = {
    metadata: {
      name: 'legacy-db',
      namespace: 'team-orders',
      uid: 'uid',
      resourceVersion: '7',
      annotations: { 'example.org/note': 'kept', ...options.annotations },
    },
    spec: { instances: 2 },
  } as KubernetesObject;
  kubernetes.put(kinds.Cluster, cluster);
  if (options.namespace) {
    kubernetes.put(kinds.Namespace, {
      metadata: { name: 'team-orders', annotations: options.namespace },
    });
  }
  const patches: any[] = [];
  const { mergePatch } = kubernetes;
  kubernetes.mergePatch = async (...args) => {
    patches.push(args[3]);
    return mergePatch.apply(kubernetes, args) as any;
  };
  const run = async (
    values: object = {},
    more: { isDryRun?: boolean } = {},
  ) => {
    const { context, log, output } = createContext(
      { ...input, ...values },
      more,
    );
    await createAdoptDatabaseAction(portal.dependencies).handler(context);
    return { log, output };
  };
  return { ...portal, run, patches, cluster };
}

describe('cnpg:database:adopt', () => {
  it('says on the Cluster whose it is, and changes nothing else', async () => {
    const { run, patches, cluster, auditor } = prepare();
    const { log, output } = await run({ plan: 'medium' });
    expect(patches).toEqual([
      {
        metadata: {
          resourceVersion: '7',
          annotations: {
            'pgportal.dev/owner': 'group:default/team-orders',
            'pgportal.dev/entity-ref':
              'resource:default/legacy-db.team-orders.aks1',
            'pgportal.dev/dependency-of': 'component:default/orders',
            'pgportal.dev/environment': 'prod',
            'pgportal.dev/plan': 'medium',
            'pgportal.dev/adopted': 'true',
            'pgportal.dev/requested-by': 'user:default/jane',
          },
        },
      },
    ]);
    expect(cluster).toMatchObject({
      metadata: { annotations: { 'example.org/note': 'kept' } },
      spec: { instances: 2 },
    });
    expect(output).toEqual({
      reference: 'aks1/team-orders/legacy-db',
      entityRef: 'resource:default/legacy-db.team-orders.aks1',
    });
    expect(log).toEqual([
      expect.stringMatching(/belongs to group:default\/team-orders now/),
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'database-adopt' }),
    );
  });

  it('changes nothing the second time', async () => {
    const { run, patches } = prepare();
    await run();
    const { log } = await run();
    expect(patches).toHaveLength(1);
    expect(log).toEqual([
      expect.stringMatching(/belongs to group:default\/team-orders already/),
    ]);
  });

  it('keeps what is said to depend on it', async () => {
    const { run, patches } = prepare({
      annotations: {
        [OWNER]: 'group:default/team-orders',
        'pgportal.dev/dependency-of': 'component:default/billing ',
      },
    });
    await run();
    expect(patches[0].metadata.annotations['pgportal.dev/dependency-of']).toBe(
      'component:default/billing,component:default/orders',
    );
  });

  it.each([
    [
      'one that belongs to others',
      { annotations: { [OWNER]: 'group:default/team-payments' } },
      {},
      /belongs to group:default\/team-payments, and would belong to group:default\/team-orders/,
    ],
    [
      'one in the namespace of others',
      { namespace: { [OWNER]: 'group:default/team-payments' } },
      {},
      /belongs to group:default\/team-payments/,
    ],
    [
      'one that the portal made, with other answers',
      {
        annotations: {
          'pgportal.dev/entity-ref': 'resource:default/x',
          'pgportal.dev/environment': 'dev',
          'pgportal.dev/dependency-of': 'component:default/orders',
        },
      },
      {},
      /the portal knows aks1\/team-orders\/legacy-db already, as dev for component:default\/orders/,
    ],
    [
      'a strange environment',
      {},
      { environment: 'x' },
      /^environment: .* prod/,
    ],
    ['a strange plan', {}, { plan: 'x' }, /^plan: .* medium, large/],
    [
      'what is not there',
      {},
      { database: 'aks1/team-orders/other' },
      /there is no other in namespace team-orders/,
    ],
    ['what is no reference', {}, { database: '../x' }, /is no reference/],
    ['what is no service', {}, { service: 'component:default/x' }, /^service:/],
  ])('refuses %s', async (_, options, values, sentence) => {
    const { run, patches } = prepare(options as object);
    await expect(run(values)).rejects.toThrow(sentence);
    expect(patches).toEqual([]);
  });

  it.each([
    ['cnpg.database.operate', 'resource:default/legacy-db.team-orders.aks1'],
    ['cnpg.database.create', 'component:default/orders'],
  ])('needs %s on %s', async (name, entity) => {
    const asked: string[] = [];
    const { run, patches } = prepare({
      decide: (permission: Permission, resourceRef?: string) => {
        asked.push(`${permission.name} ${resourceRef}`);
        return permission.name === name
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW;
      },
    });
    await expect(run()).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(asked).toContain(`${name} ${entity}`);
    expect(patches).toEqual([]);
  });

  it('looks again when the Cluster has changed meanwhile', async () => {
    const { run, kubernetes, cluster } = prepare();
    let conflicts = 2;
    kubernetes.before = verb => {
      if (verb !== 'patch' || conflicts-- <= 0) return;
      cluster.metadata.annotations![OWNER] = 'group:default/team-payments';
      throw refusal('changed', 409);
    };
    await expect(run()).rejects.toThrow(
      /belongs to group:default\/team-payments/,
    );
  });

  it('writes nothing in a dry run', async () => {
    const { run, patches } = prepare();
    const { log } = await run({}, { isDryRun: true });
    expect(log).toEqual([expect.stringMatching(/^Would give aks1/)]);
    expect(patches).toEqual([]);
  });

  it('has examples that its schema knows', () => {
    const action = createAdoptDatabaseAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
