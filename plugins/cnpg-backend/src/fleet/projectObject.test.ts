import { projectObject } from './projectObject';

const metadata = { name: 'orders-db', namespace: 'team-orders', uid: 'u' };

describe('projectObject', () => {
  it('keeps what the model has, and says what kind it is', () => {
    expect(
      projectObject('Pod', {
        metadata: {
          ...metadata,
          managedFields: [{ manager: 'kubelet' }],
          generateName: 'orders-',
          ownerReferences: [
            { kind: 'Cluster', name: 'orders-db', uid: 'c', controller: true },
          ],
        },
        spec: { nodeName: 'node1', containers: [{ env: [{ name: 'X' }] }] },
        status: {
          phase: 'Running',
          containerStatuses: [
            { name: 'postgres', ready: true, imageID: 'sha256:1', state: null },
          ],
        },
      }),
    ).toEqual({
      kind: 'Pod',
      metadata: {
        ...metadata,
        ownerReferences: [{ kind: 'Cluster', name: 'orders-db', uid: 'c' }],
      },
      spec: { nodeName: 'node1' },
      status: {
        phase: 'Running',
        containerStatuses: [{ name: 'postgres', ready: true }],
      },
    });
  });

  it('keeps the annotations that concern a database', () => {
    const object = projectObject('Cluster', {
      metadata: {
        ...metadata,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          'cnpg.io/podSpec': '{}',
          'cnpg.io/hibernation': 'on',
          'pgportal.dev/owner': 'group:default/a',
          'pgportal.dev/plan': 7,
        },
      },
    });
    expect(object?.metadata.annotations).toEqual({
      'cnpg.io/hibernation': 'on',
      'pgportal.dev/owner': 'group:default/a',
    });
  });

  it('keeps of a Cluster which managed identity it names', () => {
    const serviceAccountTemplate = {
      metadata: { annotations: { 'azure.workload.identity/client-id': 'c' } },
    };
    expect(
      projectObject('Cluster', {
        metadata,
        spec: { serviceAccountTemplate },
      }),
    ).toMatchObject({ spec: { serviceAccountTemplate } });
  });

  it('keeps of a node where it stands, and its labels: clusters choose nodes by them', () => {
    const node = projectObject('Node', {
      metadata: {
        name: 'node1',
        labels: {
          'topology.kubernetes.io/zone': 'swedencentral-1',
          'kubernetes.azure.com/cluster': 'x',
        },
      },
      status: { images: [{ names: ['a'] }], conditions: [] },
    });
    expect(node).toEqual({
      kind: 'Node',
      metadata: {
        name: 'node1',
        labels: {
          'topology.kubernetes.io/zone': 'swedencentral-1',
          'kubernetes.azure.com/cluster': 'x',
        },
      },
      status: { conditions: [] },
    });
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { metadata: null },
    { metadata: { name: '' } },
    { metadata: { name: 7, namespace: 'a' } },
    { metadata: { name: 'without-namespace' } },
  ])('takes %j for no object', object => {
    expect(projectObject('Cluster', object)).toBeUndefined();
  });

  it('keeps of a pod the conditions that say something', () => {
    const types = [
      'PodReadyToStartContainers',
      'Initialized',
      'Ready',
      'ContainersReady',
      'PodScheduled',
      'DisruptionTarget',
    ];
    const pod = projectObject('Pod', {
      metadata: { name: 'orders-db-1', namespace: 'team-orders' },
      status: { conditions: types.map(type => ({ type, status: 'True' })) },
    });
    expect(pod?.status?.conditions?.map(({ type }) => type)).toEqual([
      'Ready',
      'PodScheduled',
      'DisruptionTarget',
    ]);
  });

  it('keeps of a service whether its load balancer is internal', () => {
    const annotations = {
      'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
    };
    expect(
      projectObject('Service', {
        metadata: {
          ...metadata,
          annotations: { ...annotations, 'example.com/owner': 'me' },
        },
      })?.metadata.annotations,
    ).toEqual(annotations);
  });

  it('drops what has another shape than it should', () => {
    expect(
      projectObject('Cluster', {
        metadata: { ...metadata, labels: 'x', ownerReferences: [null] },
        spec: { plugins: [null, 'x', { name: 'p' }], storage: [] },
        status: { conditions: 'none', topology: 3 },
      }),
    ).toEqual({
      kind: 'Cluster',
      metadata: { ...metadata, ownerReferences: [] },
      spec: { plugins: [{ name: 'p' }], storage: [] },
      status: {},
    });
  });
});
