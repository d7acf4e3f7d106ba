import { Message } from '../messages';

/**
 * The links of the chain from a database to its backups in Azure, in the order
 * in which they depend on each other.
 *
 * @public
 */
export const DOCTOR_LINKS = [
  'cluster',
  'podLabel',
  'clientId',
  'environment',
  'subject',
  'issuer',
  'audience',
  'propagation',
  'credentialCount',
  'tokenTime',
  'role',
  'network',
  'sharedKey',
  'container',
  'destination',
  'emptyArchive',
  'plugin',
  'roleBinding',
  'objectStore',
  'egress',
  'immutability',
] as const;

/** @public */
export type DoctorLinkId = (typeof DOCTOR_LINKS)[number];

/**
 * Of one link, what was found.
 *
 * @public
 */
export interface DoctorLink {
  id: DoctorLinkId;
  /** What holds when it is whole, in English. */
  title: string;
  state: 'ok' | 'broken' | 'unknown' | 'notApplicable';
  /** One sentence: what was found, or why it cannot be told. */
  detail: string;
  /** What to do about a broken one. */
  fix?: string;
  /** Whether creating the Azure identity again puts it right. */
  repairable?: boolean;
  /** Which sentences these are, for another language; none for what others said. */
  messages?: { detail?: Message; fix?: Message };
}

/**
 * The chain from a database to its backups in Azure.
 *
 * @public
 */
export interface DoctorReport {
  /** All of them, in order; none where the database has no backups in Azure. */
  links: DoctorLink[];
  /**
   * The first broken one, on which those after it may depend. One that is whole
   * by itself in a while is named only when there is no other.
   */
  broken?: DoctorLinkId;
}
