/** A fact that an operation rests on, before and after it. */
export interface Change {
  fact: string;
  before: string;
  after: string;
}

/** What is no longer as it was: the proof that something has come of an operation. */
export function changesBetween(
  before: Record<string, string>,
  after: Record<string, string>,
): Change[] {
  return Object.keys({ ...before, ...after })
    .map(fact => ({
      fact,
      before: before[fact] ?? '',
      after: after[fact] ?? '',
    }))
    .filter(change => change.before !== change.after);
}
