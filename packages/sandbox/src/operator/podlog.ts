import type { KubeObject } from '../kubernetes/types.ts';

/** Lines that are kept of a container's log. */
const LIMIT = 1000;

/** What the containers of pods have written, by the pod's uid. */
export class PodLogs {
  readonly #lines = new Map<string, Map<string, string[]>>();

  /** Writes one JSON line as CNPG's instance manager and its plugins do. */
  write(
    pod: KubeObject,
    container: string,
    entry: { level: 'info' | 'error'; msg: string; [field: string]: unknown },
    now: Date,
  ): void {
    const { level, ...rest } = entry;
    const line = JSON.stringify({
      level,
      ts: now.toISOString(),
      ...rest,
      logging_pod: pod.metadata.name,
    });
    const containers = this.#lines.get(pod.metadata.uid) ?? new Map();
    this.#lines.set(pod.metadata.uid, containers);
    const lines: string[] = containers.get(container) ?? [];
    containers.set(container, lines);
    lines.push(line);
    if (lines.length > LIMIT) {
      lines.splice(0, lines.length - LIMIT);
    }
  }

  read(podUid: string, container: string): string {
    const lines = this.#lines.get(podUid)?.get(container) ?? [];
    return lines.map(line => `${line}\n`).join('');
  }

  forget(podUid: string): void {
    this.#lines.delete(podUid);
  }
}
