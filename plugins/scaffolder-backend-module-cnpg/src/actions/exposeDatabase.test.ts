import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Cluster, Service, kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { createContext, setUp } from '../__testUtils__/setUp';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { sourceDatabase } from '../__testUtils__/sourceDatabase';
import { createExposeDatabaseAction } from './exposeDatabase';
import { examples } from './exposeDatabase.examples';

jest.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    jest.setSystemTime(Date.now() + ms);
  },
}));

const input = { database: 'aks1/team-orders/orders-db' };
const internal = { ...input, exposure: 'internal' };

/** Makes the Services of the Cluster, as operator and Azure do. */
function prepare(
  options: Parameters<typeof setUp>[0] & { address?: string } = {},
) {
  const portal = setUp(options);
  const { kubernetes } = portal;
  sourceDatabase().forEach(([kind, object]) => kubernetes.put(kind, object));
  const cluster = async () =>
    (await kubernetes.get<Cluster & { spec?: any }>(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    ))!;
  const { mergePatch } = kubernetes;
  const patches: any[] = [];
  kubernetes.mergePatch = async (kind, namespace, name, patch: any) => {
    const result = await mergePatch.call(
      kubernetes,
      kind,
      namespace,
      name,
      patch,
    );
    patches.push(patch);
    for (const id of [...kubernetes.objects.keys()]) {
      if (id.includes('/Service/')) kubernetes.objects.delete(id);
    }
    for (const { serviceTemplate } of patch.spec.managed?.services.additional ??
      []) {
      kubernetes.put(kinds.Service, {
        metadata: {
          name: serviceTemplate.metadata.name,
          namespace: 'team-orders',
        },
        spec: serviceTemplate.spec,
        status: {
          loadBalancer: options.address
            ? { ingress: [{ ip: options.address }] }
            : {},
        },
      } as Service);
    }
    return result as any;
  };
  const run = async (values: object, more: { isDryRun?: boolean } = {}) => {
    const { context, log, output } = createContext(
      { ...internal, ...values },
      more,
    );
    await createExposeDatabaseAction(portal.dependencies).handler(context);
    return { log, output };
  };
  return { ...portal, run, cluster, patches };
}

describe('cnpg:database:expose', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });
  afterEach(() => jest.useRealTimers());

  it('gives primary and standbys one address, and says where they are', async () => {
    const { run, cluster, auditor, patches } = prepare({ address: '10.1.2.3' });
    const { log, output } = await run({});
    expect(output.endpoints).toEqual([
      { role: 'rw', host: '10.1.2.3', port: 5432 },
      { role: 'ro', host: '10.1.2.3', port: 5433 },
    ]);
    expect(log).toEqual([
      'Waiting for an address for port 5432',
      'Waiting for an address for port 5433',
      'The primary: 10.1.2.3:5432',
      'The standbys: 10.1.2.3:5433',
    ]);
    expect(patches).toHaveLength(2);
    expect((await cluster()).spec.managed.services.additional).toHaveLength(2);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'database-expose' }),
    );

    await run({});
    expect(patches).toHaveLength(2);
    const undone = await run({ exposure: 'none' });
    expect(undone.output.endpoints).toEqual([]);
    expect(undone.log).toContain(
      'orders-db cannot be reached from outside Kubernetes',
    );
  });

  it.each([
    [{ exposure: 'public' }, /^exposure: AKS 1 allows internal load balancers/],
    [{ sourceRanges: ['0.0.0.0/0'] }, /^sourceRanges: "0\.0\.0\.0\/0" covers/],
  ])('refuses %j', async (values, sentence) => {
    const { run, patches } = prepare({ address: '10.1.2.3' });
    await expect(run(values)).rejects.toThrow(sentence);
    expect(patches).toEqual([]);
  });

  it('refuses what a policy forbids, and names it', async () => {
    const { run, patches } = prepare({
      address: '10.1.2.3',
      governance: {
        policies: [
          {
            name: 'network',
            title: 'Network',
            rules: {
              exposure: 'internal',
              sourceRanges: ['10.0.0.0/8'],
              // Broken already, whatever the exposure.
              minInstances: 9,
            },
            weights: {},
          },
        ],
      },
    });
    await expect(run({ sourceRanges: ['192.168.0.0/16'] })).rejects.toThrow(
      /^exposure: It can be reached from 192\.168\.0\.0\/16; allowed is 10\.0\.0\.0\/8\. The policy "Network" asks for it\.$/,
    );
    await expect(run({})).rejects.toThrow(/from 0\.0\.0\.0\/0, ::\/0;/);
    expect(patches).toEqual([]);
    await run({ sourceRanges: ['10.1.0.0/16'] });
    await run({ exposure: 'none' });
    expect(patches).not.toEqual([]);
  });

  it('says what Azure says when no address comes', async () => {
    const { run, kubernetes } = prepare();
    kubernetes.put(kinds.Event, {
      metadata: { name: 'e', namespace: 'team-orders' },
      type: 'Warning',
      involvedObject: { kind: 'Service', name: 'orders-db-lb-rw' },
      message: 'DnsRecordInUse:\n the label is taken',
    } as any);
    await expect(run({ timeoutMinutes: 1 })).rejects.toThrow(
      /not as it should be after 1 min\. Still waiting for an address for port 5432\. Azure says: DnsRecordInUse: the label is taken/,
    );
  });

  it('looks again when somebody else changed the Cluster', async () => {
    const { run, kubernetes } = prepare({ address: '10.1.2.3' });
    let conflicts = 1;
    kubernetes.before = verb => {
      if (verb === 'patch' && conflicts-- > 0) throw refusal('changed', 409);
    };
    const { output } = await run({});
    expect(output.endpoints).toHaveLength(2);
  });

  it('needs the permission, and writes nothing in a dry run', async () => {
    const denied = prepare({ decision: AuthorizeResult.DENY });
    await expect(denied.run({})).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    const { run, patches } = prepare({ address: '10.1.2.3' });
    await run({}, { isDryRun: true });
    expect(patches).toEqual([]);
  });

  it('has examples that its schema knows', () => {
    const action = createExposeDatabaseAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
