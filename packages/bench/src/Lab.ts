import { Ours, Peer, startOurs, startPeer } from './setup/arms';
import { copyOfDatabase, createDatabase } from './setup/database';
import { Started } from './setup/processes';
import { KubernetesJson, Sandbox, startSandbox } from './setup/sandbox';

/** Both that are compared, over the same Kubernetes APIs. */
export interface Bench {
  sandboxes: Sandbox[];
  ours: Ours;
  peer: Peer;
}

/** How much faster than real the operator makes the databases. */
const SPEED = 100;

/** What the measurements share, started when it is first needed. */
export class Lab {
  readonly #started = new Started();
  readonly #sandboxes: Promise<Sandbox>[] = [];
  readonly #benches = new Map<number, Promise<Bench>>();

  /** Starts something that ends with the lab. */
  async start<T extends { stop(): Promise<void> }>(
    starting: Promise<T>,
  ): Promise<T> {
    return this.#started.add(await starting);
  }

  /** Both over that many Kubernetes APIs with one database each; one such pair at a time. */
  async bench(targets: number): Promise<Bench> {
    let bench = this.#benches.get(targets);
    if (!bench) {
      bench = this.#startBench(targets);
      this.#benches.set(targets, bench);
    }
    return bench;
  }

  /** Ends both, so that they take no part in what is measured next. */
  async endBench(targets: number): Promise<void> {
    const bench = await this.#benches.get(targets);
    this.#benches.delete(targets);
    await bench?.ours.stop();
    await bench?.peer.stop();
  }

  /** Cluster and pods of a database that the operator made. */
  async databaseObjects(): Promise<KubernetesJson[]> {
    return copyOfDatabase(await this.#sandbox(0));
  }

  stop(): Promise<void> {
    return this.#started.stop();
  }

  async #startBench(targets: number): Promise<Bench> {
    const sandboxes = await Promise.all(
      Array.from({ length: targets }, (_, index) => this.#sandbox(index)),
    );
    const [ours, peer] = await Promise.all([
      this.start(startOurs(sandboxes)),
      this.start(startPeer(sandboxes)),
    ]);
    return { sandboxes, ours, peer };
  }

  #sandbox(index: number): Promise<Sandbox> {
    this.#sandboxes[index] ??= this.start(startSandbox({ speed: SPEED })).then(
      async sandbox => {
        await createDatabase(sandbox);
        return sandbox;
      },
    );
    return this.#sandboxes[index];
  }
}
