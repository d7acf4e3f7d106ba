import {
  DatabaseObjects,
  DatabaseRef,
  DoctorReport,
  IdentityInspection,
  diagnoseBackups,
} from '@pgportal/plugin-cnpg-common';
import { AzureProvisioner, CallOptions, Target } from '../types';
import { inspectWorkload } from './inspectWorkload';

/** A page waits for it. */
const TIMEOUT_MS = 20_000;

/**
 * Reads what the backups of a database depend on, in Kubernetes and in Azure,
 * and names the link that is broken. A party that refuses costs only what it
 * alone knows; who does not answer within 20 s counts as one that does.
 *
 * @param objects - what is known of the database already
 *
 * @public
 */
export async function examineBackups(options: {
  ref: DatabaseRef;
  target: Target;
  provisioner: Pick<AzureProvisioner, 'inspectIdentity'>;
  objects: DatabaseObjects;
  signal?: AbortSignal;
}): Promise<DoctorReport> {
  const { ref, target, provisioner, objects } = options;
  const signal = AbortSignal.any([
    AbortSignal.timeout(TIMEOUT_MS),
    ...(options.signal ? [options.signal] : []),
  ]);
  const [workload, identity] = await Promise.all([
    inspectWorkload(target.kubernetes, objects.cluster, { signal }),
    target.definition.azure
      ? inspectAzure(provisioner, ref, { signal })
      : undefined,
  ]);
  return diagnoseBackups({ objects, workload, identity }, new Date());
}

/** Undefined when the portal cannot even read its own credential. */
async function inspectAzure(
  provisioner: Pick<AzureProvisioner, 'inspectIdentity'>,
  ref: DatabaseRef,
  { signal }: CallOptions,
): Promise<IdentityInspection | undefined> {
  try {
    return await provisioner.inspectIdentity(ref, { signal });
  } catch {
    return undefined;
  }
}
