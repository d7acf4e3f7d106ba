import {
  DatabaseObjects,
  ProgressStep,
  creationProgress,
  evaluateHealth,
  findArchivingCause,
} from '@pgportal/plugin-cnpg-common';

/** Rule of the health model for phases in which CloudNativePG has stopped working. */
const STOPPED = 'AV04';
/** A phase of that kind may pass: the operator or a plugin was just being restarted. */
const STOPPED_GRACE_MS = 2 * 60_000;
/** Silence after which the log says what is being waited for. */
const REMINDER_MS = 60_000;

export type Verdict =
  | { state: 'waiting'; missing: string; step: ProgressStep['id'] }
  | { state: 'ready' }
  | { state: 'failed'; reason: string };

/**
 * Follows the creation of one database and says each thing once, in words.
 */
export class CreationReporter {
  readonly #log: (message: string) => void;
  readonly #done = new Set<string>();
  readonly #said = new Set<string>();
  #steps: ProgressStep[] = [];
  #lastDetail?: string;
  #instances = 0;
  #stoppedSince?: number;
  #refusedSince?: number;
  #lastWord: number;

  constructor(log: (message: string) => void, now: Date) {
    this.#log = log;
    this.#lastWord = now.getTime();
  }

  /** Looks at the database, logs what is new, and judges. */
  look(objects: DatabaseObjects, now: Date): Verdict {
    // Its first base backup may take as long as it takes; the database is usable
    // before. The identity is the task's own work, and archiving says whether it serves.
    const steps = this.#progress(objects, now).filter(
      ({ id }) => id !== 'backup' && id !== 'identity',
    );
    this.#reportInstances(objects, now);
    for (const step of steps.filter(({ state }) => state === 'done')) {
      if (!this.#done.has(step.id)) {
        this.#done.add(step.id);
        this.#say(step.title, now);
      }
    }
    const open = steps.find(({ state }) => state !== 'done');
    const stopped = this.#stopped(objects, now) ?? this.#refused(steps, now);
    if (stopped) return { state: 'failed', reason: stopped };
    if (!open) return { state: 'ready' };

    this.#reportDetail(open, objects, now);
    if (now.getTime() - this.#lastWord >= REMINDER_MS) {
      this.#say(`Still waiting for: ${open.title}`, now);
    }
    return {
      state: 'waiting',
      missing: describe(open, objects),
      step: open.id,
    };
  }

  /** When all is done there is no progress any more, and what was open is done as well. */
  #progress(objects: DatabaseObjects, now: Date): ProgressStep[] {
    this.#steps =
      creationProgress(objects, now) ??
      this.#steps.map(step => ({ ...step, state: 'done' }));
    return this.#steps;
  }

  #reportInstances({ cluster }: DatabaseObjects, now: Date): void {
    const ready = cluster.status?.readyInstances ?? 0;
    const desired = cluster.spec?.instances ?? 1;
    for (let count = this.#instances + 1; count <= ready; count++) {
      this.#say(
        count === 1
          ? `Instance 1 of ${desired} is running`
          : `Instance ${count} of ${desired} is streaming`,
        now,
      );
    }
    this.#instances = Math.max(this.#instances, ready);
  }

  /** Said when it is seen twice in a row: much of what looks wrong passes within a second. */
  #reportDetail(step: ProgressStep, objects: DatabaseObjects, now: Date): void {
    // The number of instances has been said above.
    const { detail } = step;
    const counts = /^\d+ of \d+ instances/.test(detail ?? '');
    if (!detail || counts || detail !== this.#lastDetail) {
      this.#lastDetail = detail;
      return;
    }
    if (this.#said.has(detail)) return;
    this.#said.add(detail);
    const cause =
      step.id === 'archiving' && findArchivingCause(objects.archiverLog);
    if (!cause) {
      this.#say(detail, now);
    } else if (cause.mayBePropagation) {
      this.#say(
        `WAL archiving does not work yet: ${detail} Azure may take some minutes to know what was just created`,
        now,
      );
    } else {
      this.#say(`WAL archiving fails: ${detail} ${cause.remedy}`, now);
    }
  }

  #stopped(objects: DatabaseObjects, now: Date): string | undefined {
    const finding = evaluateHealth(objects, now).findings.find(
      ({ id }) => id === STOPPED,
    );
    if (!finding) {
      this.#stoppedSince = undefined;
      return undefined;
    }
    this.#stoppedSince ??= now.getTime();
    return now.getTime() - this.#stoppedSince >= STOPPED_GRACE_MS
      ? [finding.title, finding.cause].filter(Boolean).join(': ')
      : undefined;
  }

  /** What PostgreSQL refuses to a database it refuses again: no such extension in the image. */
  #refused(steps: ProgressStep[], now: Date): string | undefined {
    const step = steps.find(
      ({ id, state }) => id === 'databases' && state === 'failed',
    );
    if (!step?.detail) {
      this.#refusedSince = undefined;
      return undefined;
    }
    this.#refusedSince ??= now.getTime();
    return now.getTime() - this.#refusedSince >= STOPPED_GRACE_MS
      ? `the database ${step.detail}`
      : undefined;
  }

  #say(message: string, now: Date): void {
    this.#lastWord = now.getTime();
    this.#log(message);
  }
}

/** `"First WAL archived". The cause. The remedy.` */
function describe(step: ProgressStep, objects: DatabaseObjects): string {
  const remedy =
    step.id === 'archiving'
      ? findArchivingCause(objects.archiverLog)?.remedy
      : undefined;
  return [`"${step.title}"`, step.detail, remedy]
    .filter((part): part is string => Boolean(part))
    .map(part => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
