import {
  DatabaseObjects,
  DatabaseRef,
  DoctorReport,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import {
  AzureProvisioner,
  TargetsService,
  examineBackups,
} from '@pgportal/plugin-cnpg-node';

/** Azure limits how often it may be asked, for the whole subscription. */
const KEEP_MS = 30_000;

/**
 * Diagnoses of the way from databases to their backups. One for all readers of
 * a database in half a minute.
 */
export class BackupDoctor {
  readonly #targets: TargetsService;
  readonly #provisioner: Pick<AzureProvisioner, 'inspectIdentity'>;
  readonly #kept = new Map<
    string,
    { until: number; report: Promise<DoctorReport> }
  >();

  constructor(options: {
    targets: TargetsService;
    provisioner: Pick<AzureProvisioner, 'inspectIdentity'>;
  }) {
    this.#targets = options.targets;
    this.#provisioner = options.provisioner;
  }

  /** @param objects - what the index knows of the database */
  async examine(
    ref: DatabaseRef,
    objects: DatabaseObjects,
  ): Promise<DoctorReport> {
    const now = Date.now();
    for (const [id, { until }] of this.#kept) {
      if (until <= now) this.#kept.delete(id);
    }
    const id = stringifyDatabaseRef(ref);
    const kept = this.#kept.get(id);
    if (kept) return kept.report;
    const report = examineBackups({
      ref,
      target: this.#targets.get(ref.target),
      provisioner: this.#provisioner,
      objects,
    });
    this.#kept.set(id, { until: now + KEEP_MS, report });
    report.catch(() => this.#kept.delete(id));
    return report;
  }
}
