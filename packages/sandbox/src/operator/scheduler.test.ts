import type { KubeObject } from '../kubernetes/types.ts';
import { quantity, schedule } from './scheduler.ts';

function node(name: string, zone: string, spec: any = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: name,
      resourceVersion: '1',
      creationTimestamp: '',
      labels: {
        'kubernetes.io/hostname': name,
        'topology.kubernetes.io/zone': zone,
      },
    },
    spec,
    status: { allocatable: { cpu: '2', memory: '8Gi' } },
  };
}

function pod(name: string, spec: any = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      uid: name,
      resourceVersion: '1',
      creationTimestamp: '',
      labels: { 'cnpg.io/cluster': 'db', 'cnpg.io/podRole': 'instance' },
    },
    spec: {
      containers: [{ name: 'postgres', resources: { requests: { cpu: '1' } } }],
      ...spec,
    },
    status: {},
  };
}

const selector = { matchLabels: { 'cnpg.io/cluster': 'db' } };

describe('schedule', () => {
  const nodes = [node('a', '1'), node('b', '1'), node('c', '2')];

  it('prefers a zone without an instance of the cluster, then a node without one', () => {
    const first = pod('db-1', { nodeName: 'a' });
    expect(schedule({ pod: pod('db-2'), nodes, pods: [first] })).toEqual({
      node: nodes[2],
    });
    const second = pod('db-2', { nodeName: 'c' });
    expect(
      schedule({ pod: pod('db-3'), nodes, pods: [first, second] }),
    ).toEqual({ node: nodes[1] });
  });

  it('says why no node fits', () => {
    const tainted = node('d', '3', {
      taints: [{ key: 'dedicated', value: 'x', effect: 'NoSchedule' }],
    });
    const big = pod('db-1', {
      containers: [{ name: 'postgres', resources: { requests: { cpu: '4' } } }],
    });
    expect(
      schedule({ pod: big, nodes: [nodes[0], tainted], pods: [] }),
    ).toEqual({
      message:
        '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
    });
    expect(schedule({ pod: big, nodes: [], pods: [] })).toEqual({
      message: 'no nodes available to schedule pods',
    });
  });

  it('keeps required anti-affinity, spread constraints, tolerations and zones of volumes', () => {
    const here = pod('db-1', { nodeName: 'a' });
    const apart = pod('db-2', {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { labelSelector: selector, topologyKey: 'kubernetes.io/hostname' },
          ],
        },
      },
    });
    expect(schedule({ pod: apart, nodes: [nodes[0]], pods: [here] })).toEqual({
      message: expect.stringContaining("didn't match pod anti-affinity rules"),
    });
    const spread = pod('db-2', {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: selector,
        },
      ],
    });
    expect(schedule({ pod: spread, nodes, pods: [here], zone: '1' })).toEqual({
      message: expect.stringContaining(
        "1 node(s) didn't match PersistentVolume's node affinity, 2 node(s) didn't match pod topology spread constraints",
      ),
    });
    const tolerant = pod('db-1', {
      tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    });
    const tainted = node('d', '3', {
      taints: [{ key: 'dedicated', value: 'x', effect: 'NoSchedule' }],
    });
    expect(schedule({ pod: tolerant, nodes: [tainted], pods: [] })).toEqual({
      node: tainted,
    });
  });

  it('reads quantities', () => {
    expect(quantity('100m')).toBeCloseTo(0.1);
    expect(quantity('2Gi')).toBe(2 ** 31);
    expect(quantity('1.5')).toBe(1.5);
    expect(quantity('lots')).toBe(0);
  });
});
