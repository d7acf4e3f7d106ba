/* eslint-disable jest/no-export, jest/valid-title, jest/no-conditional-expect -- what all tests of rules share */
import { evaluateHealth } from '../health/evaluateHealth';
import { DatabaseObjects, SourceKind } from '../model/database';
import { Finding, Severity } from '../model/health';
import { NOW, pluggedDatabase } from './plugged';

export type Change = (objects: DatabaseObjects) => void;

/** All of them, one after the other. */
export const all =
  (...changes: Change[]): Change =>
  objects =>
    changes.forEach(change => change(objects));

export const hibernated: Change = ({ cluster, pods }) => {
  pods.splice(0);
  cluster.status!.conditions!.push({
    type: 'cnpg.io/hibernation',
    status: 'True',
    reason: 'Hibernated',
  });
};

export const inProduction: Change = objects => {
  objects.production = true;
};

export function judgeChanged(change: Change) {
  return evaluateHealth(pluggedDatabase(change), NOW);
}

/**
 * One rule: what it fires on and with which severity, what it keeps silent
 * about, and the sources without which it says that it cannot judge.
 */
export function ruleCases(
  id: string,
  cases: {
    fires: [
      what: string,
      change: Change,
      expected: Severity | Partial<Finding>,
    ][];
    silent: [what: string, change: Change][];
    needs?: SourceKind[];
    /** What makes the sources matter. */
    given?: Change;
  },
): void {
  describe(id, () => {
    it.each(cases.fires)('sees %s', (_, change, expected) => {
      const found = judgeChanged(change).findings.filter(
        finding => finding.id === id,
      );
      expect(found).toEqual([
        expect.objectContaining({
          docs: `runbooks/${id}.md`,
          ...(typeof expected === 'string' ? { severity: expected } : expected),
        }),
      ]);
      const [{ title, impact, remedy, evidence, since }] = found;
      expect([impact, remedy].every(text => text.endsWith('.'))).toBe(true);
      expect(title).not.toMatch(/\.$|undefined|NaN|^$/);
      // The name of a sentence is none.
      for (const text of [title, impact, remedy]) {
        expect(text).not.toMatch(/^[A-Z]{2}\d\d\./);
      }
      expect(evidence.length).toBeGreaterThan(0);
      expect(JSON.stringify(evidence)).not.toContain('undefined');
      if (since !== undefined) expect(Date.parse(since)).not.toBeNaN();
    });

    it.each(cases.silent)('is silent about %s', (_, change) => {
      const { findings, notEvaluated } = judgeChanged(change);
      expect(findings.map(finding => finding.id)).not.toContain(id);
      expect(notEvaluated.map(entry => entry.id)).not.toContain(id);
    });

    for (const kind of cases.needs ?? []) {
      it(`is not evaluated without ${kind}`, () => {
        const { findings, notEvaluated } = judgeChanged(objects => {
          cases.given?.(objects);
          objects.unavailable[kind] = 'it may not be read';
        });
        expect(findings.map(finding => finding.id)).not.toContain(id);
        expect(notEvaluated).toContainEqual({
          id,
          reason: 'it may not be read',
        });
      });
    }
  });
}
