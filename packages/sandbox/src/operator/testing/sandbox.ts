import type { StorageAccess, WorkloadAzure } from '../../azure/types.ts';
import { resourceKinds } from '../../kubernetes/kinds.ts';
import { MemoryStore } from '../../kubernetes/store.ts';
import type { KubeObject, NewObject } from '../../kubernetes/types.ts';
import { kinds } from '../constants.ts';
import { startOperator } from '../index.ts';
import { Trace } from './trace.ts';
import { VirtualClock } from './virtualClock.ts';

export const ISSUER = 'https://oidc.example/cluster/';

/** A store with three nodes in three zones, and an operator on a virtual clock. */
export class TestSandbox {
  readonly clock = new VirtualClock(new Date('2026-11-20T18:15:24Z'));
  readonly store = new MemoryStore({
    kinds: resourceKinds,
    now: () => this.clock.now(),
  });
  /** What Azure answers, and what it was asked. */
  access: StorageAccess = { ok: true };
  answer: (
    request: Parameters<WorkloadAzure['accessContainer']>[0],
  ) => StorageAccess = () => this.access;
  readonly requests: Parameters<WorkloadAzure['accessContainer']>[0][] = [];
  readonly operator;
  #trace = new Trace();

  constructor(zones = ['westus3-1', 'westus3-2', 'westus3-3']) {
    for (const [index, zone] of zones.entries()) {
      this.addNode(`node${index + 1}`, zone);
    }
    this.operator = startOperator({
      store: this.store,
      clock: this.clock,
      issuer: ISSUER,
      azure: {
        accessContainer: async request => {
          this.requests.push(request);
          return this.answer(request);
        },
      },
    });
    this.store.subscribe((_kind, event) => this.#trace.observe(event));
  }

  addNode(name: string, zone: string, spec: Record<string, any> = {}): void {
    this.store.create(kinds.node, {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          'topology.kubernetes.io/region': 'westus3',
          'topology.kubernetes.io/zone': zone,
        },
      },
      spec,
      status: { allocatable: { cpu: '4', memory: '16Gi' } },
    });
  }

  createCluster(given: {
    name?: string;
    metadata?: Record<string, any>;
    spec: Record<string, any>;
  }): KubeObject {
    const cluster: NewObject = {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name: given.name ?? 'orders-db',
        namespace: 'team-orders',
        ...given.metadata,
      },
      spec: given.spec,
    };
    return this.store.create(kinds.cluster, cluster);
  }

  get(kind: string, name: string): KubeObject {
    const object = this.store.get(kind, 'team-orders', name);
    if (!object) {
      throw new Error(`There is no ${kind} ${name}.`);
    }
    return object;
  }

  cluster(name = 'orders-db'): KubeObject {
    return this.get(kinds.cluster, name);
  }

  update(
    kind: string,
    name: string,
    change: (draft: KubeObject) => void,
  ): void {
    this.store.update(kind, 'team-orders', name, change);
  }

  condition(type: string, name = 'orders-db'): any {
    return this.cluster(name).status?.conditions?.find(
      (each: any) => each.type === type,
    );
  }

  /** Waits for the making of a key, which takes real time while the clock would run on. */
  async untilSecret(secret: string): Promise<void> {
    while (!this.store.get(kinds.secret, 'team-orders', secret)) {
      await this.clock.run(20);
      await new Promise(resolve => {
        setTimeout(resolve, 1);
      });
    }
  }

  untilPrepared(name = 'orders-db'): Promise<void> {
    return this.untilSecret(`${name}-server`);
  }

  async untilHealthy(name = 'orders-db'): Promise<void> {
    await this.clock.runUntil(() => {
      const { status } = this.cluster(name);
      return (
        status?.phase === 'Cluster in healthy state' &&
        status.jobCount === undefined
      );
    });
  }

  async statusPage(pod: string): Promise<any> {
    const answer = await this.operator.podProxy(
      'team-orders',
      'https',
      pod,
      '8000',
      '/pg/status',
    );
    return answer && JSON.parse(answer.body);
  }

  /** Runs something and returns the trace of what it changed. */
  async record(scenario: () => Promise<void>): Promise<Trace> {
    const trace = new Trace();
    for (const { kind } of resourceKinds.map(each => ({
      kind: each.group ? `${each.plural}.${each.group}` : each.plural,
    }))) {
      this.store.list(kind).forEach(object => trace.initial(object));
    }
    this.#trace = trace;
    await scenario();
    this.#trace = new Trace();
    return trace;
  }
}
