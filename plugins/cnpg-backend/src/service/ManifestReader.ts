import { NotFoundError } from '@backstage/errors';
import {
  Cluster,
  DatabaseRef,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '@pgportal/plugin-cnpg-node';
import { clusterManifest } from './clusterManifest';

const KEEP_MS = 10_000;
const TIMEOUT_MS = 5_000;

/**
 * Manifests of Clusters, read from the API server: the index keeps only what
 * it judges by. One read for all readers in ten seconds.
 */
export class ManifestReader {
  readonly #targets: TargetsService;
  readonly #kept = new Map<string, { until: number; text: Promise<string> }>();

  constructor(options: { targets: TargetsService }) {
    this.#targets = options.targets;
  }

  /** Throws `KubernetesApiError`, and `NotFoundError` when the Cluster is gone. */
  async read(ref: DatabaseRef): Promise<string> {
    const now = Date.now();
    for (const [id, { until }] of this.#kept) {
      if (until <= now) this.#kept.delete(id);
    }
    const id = stringifyDatabaseRef(ref);
    const kept = this.#kept.get(id);
    if (kept) return kept.text;
    const text = this.#fetch(ref);
    this.#kept.set(id, { until: now + KEEP_MS, text });
    return text;
  }

  async #fetch(ref: DatabaseRef): Promise<string> {
    const { definition, kubernetes } = this.#targets.get(ref.target);
    const cluster = await kubernetes.get<Cluster>(
      kinds.Cluster,
      ref.namespace,
      ref.name,
      { signal: AbortSignal.timeout(TIMEOUT_MS) },
    );
    if (!cluster) {
      throw new NotFoundError(
        `There is no database ${ref.name} in namespace ${ref.namespace} on ${definition.title}.`,
      );
    }
    return clusterManifest(cluster);
  }
}
