import type { KubeObject } from '../kubernetes/types.ts';
import { kinds } from './constants.ts';
import { PROBE_PERIOD_MS } from './kubelet.ts';
import { markReady, markUnready } from './podstatus.ts';
import type { ClusterRuntime } from './runtime.ts';
import { isPodReady } from './status.ts';

const ANNOTATION = 'cnpg.io/fencedInstances';

/** Names in the fencing annotation; one that is no list fences nobody. */
export function fencedInstances(
  cluster: KubeObject,
  instances: string[],
): string[] {
  const text = cluster.metadata.annotations?.[ANNOTATION];
  if (!text) {
    return [];
  }
  let names: unknown;
  try {
    names = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(names)) {
    return [];
  }
  return names.includes('*')
    ? instances
    : instances.filter(each => names.includes(each));
}

/** Stops and starts PostgreSQL in pods that go on running. */
export function syncFencing(runtime: ClusterRuntime): void {
  const wanted = new Set(
    fencedInstances(runtime.cluster(), [...runtime.instances.keys()]),
  );
  for (const name of wanted) {
    const instance = runtime.running(name);
    if (instance?.reporting && !runtime.fenced.has(name)) {
      runtime.fenced.add(name);
      runtime.unfenced.delete(name);
      instance.timeline = undefined;
      runtime.spawn(() => failProbes(runtime, name));
    }
  }
  for (const name of [...runtime.fenced]) {
    if (!wanted.has(name)) {
      runtime.fenced.delete(name);
      runtime.unfenced.add(name);
      runtime.spawn(() => comeBack(runtime, name));
    }
  }
}

/** The third failure of the readiness probe takes the pod out of the services. */
async function failProbes(
  runtime: ClusterRuntime,
  name: string,
): Promise<void> {
  await runtime.sleep(1_200);
  for (let failures = 1; ; failures++) {
    const pod = runtime.pod(name);
    if (!pod || !runtime.fenced.has(name)) {
      return;
    }
    runtime.operator.event(
      pod,
      'kubelet',
      'Unhealthy',
      'Readiness probe failed: HTTP probe failed with statuscode: 500',
      'Warning',
    );
    if (failures === 3) {
      runtime.operator.update(kinds.pod, pod, draft =>
        markUnready(draft, runtime.now),
      );
      return;
    }
    await runtime.sleep(PROBE_PERIOD_MS);
  }
}

async function comeBack(runtime: ClusterRuntime, name: string): Promise<void> {
  const instance = runtime.running(name);
  const alive = () =>
    instance !== undefined &&
    runtime.running(name) === instance &&
    !runtime.fenced.has(name);
  await runtime.sleep(3_500);
  if (instance && alive()) {
    instance.timeline = runtime.wal.timeline;
    runtime.trigger();
  }
  await runtime.sleep(6_300);
  const pod = runtime.pod(name);
  if (alive() && pod && !isPodReady(pod)) {
    runtime.operator.update(kinds.pod, pod, draft =>
      markReady(draft, runtime.now),
    );
  }
  runtime.unfenced.delete(name);
}
