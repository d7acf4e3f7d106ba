import { useApi } from '@backstage/core-plugin-api';
import { InputError } from '@backstage/errors';
import {
  type DatabaseDetail,
  type DatabaseEvent,
  type DatabaseLive,
  type DatabaseRef,
  type DoctorReport,
  parseDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { type OperationsDocument, type TrailEntry, cnpgApiRef } from '../api';
import { useLiveDocument } from './useLiveDocument';

function parse(ref: string): DatabaseRef {
  const parsed = parseDatabaseRef(ref);
  if (!parsed) throw new InputError(`"${ref}" names no database`);
  return parsed;
}

const channel = (ref: string) => [`cnpg:database:${ref}`];

/**
 * All of one database, live.
 *
 * @param ref - `<target>/<namespace>/<name>`
 * @param paused - true while none is chosen
 */
export function useDatabase(ref: string, paused = false) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<DatabaseDetail>(
    ref,
    async options => api.getDatabase(parse(ref), options),
    () => channel(ref),
    { paused },
  );
}

/**
 * What the instances say of themselves, asked for regularly: positions in the
 * WAL change without any signal.
 *
 * @param paused - true while nobody can see it
 */
export function useInstances(ref: string, paused: boolean) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<DatabaseLive>(
    ref,
    async options => api.getInstances(parse(ref), options),
    () => channel(ref),
    { poll: true, paused },
  );
}

/** What happened to the database, live. */
export function useEvents(ref: string, paused: boolean) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<{ items: DatabaseEvent[] }>(
    ref,
    async options => api.getEvents(parse(ref), options),
    () => channel(ref),
    { paused },
  );
}

/** The way to the backups. It changes in Azure as well, which sends no signals. */
export function useDoctor(ref: string, paused: boolean) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<DoctorReport>(
    ref,
    async options => api.getDoctor(parse(ref), options),
    () => channel(ref),
    { poll: true, paused },
  );
}

/** The Cluster as YAML, live. */
export function useManifest(ref: string, paused: boolean) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<string>(
    ref,
    async options => api.getManifest(parse(ref), options),
    () => channel(ref),
    { paused },
  );
}

/** What can be done to the database and what goes on in it, live. */
export function useOperations(ref: string) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<OperationsDocument>(
    ref,
    async options => api.getOperations(parse(ref), options),
    () => channel(ref),
  );
}

/** What was done to the database through the portal, live. */
export function useTrail(ref: string, paused: boolean) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<{ items: TrailEntry[] }>(
    ref,
    async options => api.getTrail(parse(ref), options),
    () => channel(ref),
    { paused },
  );
}
