import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NAMESPACE } from './database';
import { KubernetesJson, Sandbox, startSandbox } from './sandbox';

/** Starts a sandbox in which objects stand from the start, as often as `count` says. */
export async function startLoaded(
  objects: KubernetesJson[],
  count = 1,
): Promise<Sandbox> {
  const dir = await mkdtemp(join(tmpdir(), 'pgportal-bench-'));
  try {
    const file = join(dir, 'objects.json');
    await writeFile(file, JSON.stringify({ count, objects }));
    return await startSandbox({ load: file });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Owners among whom the databases of the fleet are spread evenly. */
export const TEAMS = 10;

/** Where a Cluster of the fleet is; teams and copies count from 1. */
export const fleetCluster = (team: number, copy: number) =>
  `/apis/postgresql.cnpg.io/v1/namespaces/team-${team}/clusters/db-${copy}`;

/** A sandbox with many copies of a database, spread over namespaces and owners. */
export function startFleet(
  database: KubernetesJson[],
  size: number,
): Promise<Sandbox> {
  const text = JSON.stringify(database).replaceAll('orders-db', 'db-{{n}}');
  const objects = Array.from({ length: TEAMS }, (_, team) =>
    JSON.parse(text.replaceAll(NAMESPACE, `team-${team + 1}`)),
  ).flat();
  return startLoaded(objects, Math.ceil(size / TEAMS));
}
