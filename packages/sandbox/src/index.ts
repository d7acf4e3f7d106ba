/**
 * A local AKS and a local Azure, for the demo and the tests. It is run as a
 * process of its own (`src/main.ts`); these are the types of what it writes
 * and takes.
 *
 * @packageDocumentation
 */
export type { SandboxInfo } from './sandbox.ts';
export type { JournalEntry } from './control/journal.ts';
export type {
  KubernetesFaultAction,
  KubernetesFaultRule,
} from './control/faults.ts';
export type { FaultCommand as AzureFaultCommand } from './azure/index.ts';
