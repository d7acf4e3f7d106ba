import { randomInt } from 'node:crypto';
import type { KubeObject } from '../kubernetes/types.ts';
import { isStatic } from './cluster.ts';
import { kinds } from './constants.ts';
import type { Operator } from './operator.ts';
import { isTerminating } from './status.ts';

const AZURE = 'service.beta.kubernetes.io/azure-';
const FINALIZER = 'service.kubernetes.io/load-balancer-cleanup';
const COMPONENT = 'service-controller';
const PROVISION_MS = 8_000;
const RETRY_MS = 30_000;

interface Front {
  ip: string;
  /** DNS label of a public address. */
  label: string | undefined;
  /** Service by each port that it has at this address. */
  ports: Map<number, string>;
}

/**
 * Azure's cloud provider: gives a Service of type LoadBalancer an address, a
 * public one or one of the virtual network. Services share a public address by
 * `azure-pip-name`, or by naming the address, as long as their ports differ.
 */
export class LoadBalancers {
  readonly #operator: Operator;
  readonly #fronts = new Map<string, Front>();
  readonly #busy = new Set<string>();

  constructor(operator: Operator) {
    this.#operator = operator;
  }

  observe(service: KubeObject, isDeleted: boolean): void {
    const { uid } = service.metadata;
    if (isDeleted) {
      this.#release(uid);
      return;
    }
    const wanted = service.spec?.type === 'LoadBalancer';
    const has = service.metadata.finalizers?.includes(FINALIZER) === true;
    if (isStatic(service) || this.#busy.has(uid) || (!wanted && !has)) {
      return;
    }
    if (!has && service.status?.loadBalancer?.ingress?.length) {
      // Loaded with an address: scenery.
      return;
    }
    if (wanted && has && !isTerminating(service) && this.#isServed(service)) {
      return;
    }
    this.#busy.add(uid);
    this.#operator.spawn(() =>
      this.#sync(service).finally(() => this.#busy.delete(uid)),
    );
  }

  #isServed(service: KubeObject): boolean {
    const front = this.#fronts.get(this.#key(service));
    return (
      front !== undefined &&
      service.status?.loadBalancer?.ingress?.[0]?.ip === front.ip &&
      front.label === this.#label(service)
    );
  }

  #annotation(service: KubeObject, name: string): string | undefined {
    return service.metadata.annotations?.[`${AZURE}${name}`];
  }

  #isInternal(service: KubeObject): boolean {
    return this.#annotation(service, 'load-balancer-internal') === 'true';
  }

  #label(service: KubeObject): string | undefined {
    return this.#isInternal(service)
      ? undefined
      : this.#annotation(service, 'dns-label-name') || undefined;
  }

  #key(service: KubeObject): string {
    const address =
      this.#annotation(service, 'load-balancer-ipv4') ??
      service.spec.loadBalancerIP;
    const pip = this.#annotation(service, 'pip-name');
    if (address) {
      const known = [...this.#fronts].find(([, { ip }]) => ip === address);
      return known?.[0] ?? address;
    }
    return pip && !this.#isInternal(service)
      ? `pip/${pip}`
      : service.metadata.uid;
  }

  #release(uid: string): void {
    for (const [key, front] of this.#fronts) {
      for (const [port, owner] of front.ports) {
        if (owner === uid) {
          front.ports.delete(port);
        }
      }
      // An address that was made for the Service goes with it.
      if (key === uid) {
        this.#fronts.delete(key);
      }
    }
  }

  async #sync(service: KubeObject): Promise<void> {
    const operator = this.#operator;
    let announced = false;
    for (;;) {
      const current = operator.current(kinds.service, service);
      if (!current) {
        return;
      }
      if (isTerminating(current) || current.spec.type !== 'LoadBalancer') {
        await operator.sleep(2_000);
        this.#release(current.metadata.uid);
        operator.update(kinds.service, current, draft => {
          draft.metadata.finalizers = draft.metadata.finalizers?.filter(
            each => each !== FINALIZER,
          );
          draft.status = { ...draft.status, loadBalancer: {} };
        });
        return;
      }
      if (!announced) {
        announced = true;
        operator.event(
          current,
          COMPONENT,
          'EnsuringLoadBalancer',
          'Ensuring load balancer',
        );
        operator.update(kinds.service, current, draft => {
          draft.metadata.finalizers = [
            ...new Set([...(draft.metadata.finalizers ?? []), FINALIZER]),
          ];
          draft.spec.allocateLoadBalancerNodePorts ??= true;
          draft.spec.externalTrafficPolicy ??= 'Cluster';
          for (const port of draft.spec.ports ?? []) {
            port.nodePort ??= randomInt(30_000, 32_768);
          }
        });
      }
      await operator.sleep(PROVISION_MS);
      const latest = operator.current(kinds.service, service);
      if (!latest || isTerminating(latest)) {
        continue;
      }
      const result = this.#ensure(latest);
      if ('problem' in result) {
        operator.event(
          latest,
          COMPONENT,
          'SyncLoadBalancerFailed',
          `Error syncing load balancer: failed to ensure load balancer: ${result.problem}`,
          'Warning',
        );
        await operator.sleep(RETRY_MS);
        continue;
      }
      operator.update(kinds.service, latest, draft => {
        draft.status = {
          ...draft.status,
          loadBalancer: { ingress: [{ ip: result.ip, ipMode: 'VIP' }] },
        };
      });
      operator.event(
        latest,
        COMPONENT,
        'EnsuredLoadBalancer',
        'Ensured load balancer',
      );
      return;
    }
  }

  #ensure(service: KubeObject): { ip: string } | { problem: string } {
    const { uid, namespace, name } = service.metadata;
    const key = this.#key(service);
    const label = this.#label(service);
    const taken =
      label !== undefined &&
      [...this.#fronts].find(
        ([other, front]) => other !== key && front.label === label,
      );
    if (taken) {
      return {
        problem: `ensure(${namespace}/${name}): failed to ensure public IP: DnsRecordInUse: DNS record ${label}.swedencentral.cloudapp.azure.com is already used by another public IP.`,
      };
    }
    const front = this.#fronts.get(key) ?? {
      ip: this.#newAddress(service),
      label: undefined,
      ports: new Map<number, string>(),
    };
    for (const { port } of service.spec.ports ?? []) {
      const owner = front.ports.get(port);
      if (owner !== undefined && owner !== uid) {
        return {
          problem: `ensure(${namespace}/${name}): RulesUseSameFrontendPortProtocolAndIPConfig: port ${port} of ${front.ip} is used by another Service`,
        };
      }
    }
    for (const { port } of service.spec.ports ?? []) {
      front.ports.set(port, uid);
    }
    front.label = label ?? front.label;
    this.#fronts.set(key, front);
    return { ip: front.ip };
  }

  #newAddress(service: KubeObject): string {
    const asked =
      this.#annotation(service, 'load-balancer-ipv4') ??
      service.spec.loadBalancerIP;
    if (asked) {
      return asked;
    }
    return this.#isInternal(service)
      ? `10.224.${randomInt(1, 255)}.${randomInt(4, 255)}`
      : // 198.18.0.0/15 belongs to nobody on the internet.
        `198.18.${randomInt(0, 256)}.${randomInt(4, 255)}`;
  }
}
