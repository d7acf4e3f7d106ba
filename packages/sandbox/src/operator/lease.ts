import type { KubeObject } from '../kubernetes/types.ts';
import { kinds } from './constants.ts';
import type { ClusterRuntime } from './runtime.ts';
import { micros } from './time.ts';

const LEASE_SECONDS = 15;
const RENEW_MS = 2_000;
/** How often a promoting instance looks whether the Lease is free. */
const POLL_MS = 1_000;

function currentLease(runtime: ClusterRuntime): KubeObject | undefined {
  return runtime.operator.store.get(
    kinds.lease,
    runtime.namespace,
    runtime.name,
  );
}

function updateLease(
  runtime: ClusterRuntime,
  change: (spec: any) => void,
): void {
  runtime.operator.store.update(
    kinds.lease,
    runtime.namespace,
    runtime.name,
    draft => change(draft.spec),
  );
}

export function leaseHolder(runtime: ClusterRuntime): string {
  return currentLease(runtime)?.spec.holderIdentity ?? '';
}

/** Last sign of life of the holder, in the sandbox's time. */
function expired(runtime: ClusterRuntime, lastRenewal: number): boolean {
  const { clock } = runtime.operator;
  return (
    (clock.now().getTime() - lastRenewal) * clock.speed >= LEASE_SECONDS * 1000
  );
}

/** Takes the Lease once it is free or has run out. */
export async function acquireLease(
  runtime: ClusterRuntime,
  instance: string,
  alive: () => boolean,
): Promise<boolean> {
  for (;;) {
    const lease = currentLease(runtime);
    if (!lease || !alive()) {
      return false;
    }
    const holder = lease.spec.holderIdentity;
    const free =
      !holder ||
      holder === instance ||
      expired(runtime, Date.parse(lease.spec.renewTime));
    if (free) {
      const at = micros(runtime.now);
      updateLease(runtime, spec => {
        const transitions = spec.leaseTransitions ?? 0;
        Object.assign(spec, {
          holderIdentity: instance,
          leaseDurationSeconds: LEASE_SECONDS,
          acquireTime: at,
          renewTime: at,
          leaseTransitions: transitions + 1,
        });
      });
      runtime.spawn(() => renew(runtime, instance));
      return true;
    }
    await runtime.sleep(POLL_MS);
  }
}

async function renew(runtime: ClusterRuntime, instance: string): Promise<void> {
  const podUid = runtime.instances.get(instance)?.podUid;
  for (;;) {
    await runtime.sleep(RENEW_MS);
    const known = runtime.instances.get(instance);
    const pod = runtime.operator.store.get(
      kinds.pod,
      runtime.namespace,
      instance,
    );
    if (
      leaseHolder(runtime) !== instance ||
      !known ||
      known.podUid !== podUid ||
      pod?.metadata.uid !== podUid
    ) {
      return;
    }
    updateLease(runtime, spec => {
      spec.renewTime = micros(runtime.now);
    });
  }
}

export function releaseLease(runtime: ClusterRuntime, instance: string): void {
  if (leaseHolder(runtime) === instance) {
    const at = micros(runtime.now);
    updateLease(runtime, spec => {
      Object.assign(spec, {
        holderIdentity: '',
        leaseDurationSeconds: 1,
        acquireTime: at,
        renewTime: at,
      });
    });
  }
}
