import fc from 'fast-check';
import {
  Waiver,
  activeWaiver,
  parseWaivers,
  stringifyWaivers,
} from './waivers';

const waiver = (change: Partial<Waiver> = {}): Waiver => ({
  rule: 'zones',
  until: '2026-12-31',
  reason: 'The second zone comes in January',
  by: 'user:default/platform-engineer',
  ...change,
});

describe('waivers', () => {
  it('come back as they were written', () => {
    const waivers = [waiver(), waiver({ rule: 'minInstances' })];
    expect(parseWaivers(stringifyWaivers(waivers))).toEqual({
      waivers,
      malformed: 0,
    });
    expect(stringifyWaivers([])).toBeUndefined();
    expect(parseWaivers(undefined)).toEqual({ waivers: [], malformed: 0 });
  });

  it.each([
    ['not json', 0],
    ['{"rule":"zones"}', 0],
    [JSON.stringify([waiver(), { rule: 'zones' }, 7]), 1],
    [JSON.stringify([waiver({ until: 'for ever' })]), 0],
    [JSON.stringify([{ ...waiver(), sql: 'drop table' }]), 0],
  ])('leave out what is malformed in %s', (text, left) => {
    const { waivers, malformed } = parseWaivers(text);
    expect(waivers).toHaveLength(left);
    expect(malformed).toBeGreaterThan(0);
  });

  it('never throw, whatever stands in the annotation', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        expect(() => parseWaivers(text)).not.toThrow();
      }),
    );
  });

  it('hold until their last day is over, in UTC', () => {
    const waivers = [waiver({ until: '2026-11-20' }), waiver()];
    const on = (time: string, rule = 'zones') =>
      activeWaiver(waivers, rule, new Date(time))?.until;
    expect(on('2026-11-20T23:59:59Z')).toBe('2026-12-31');
    expect(on('2026-12-31T23:59:59Z')).toBe('2026-12-31');
    expect(on('2027-01-01T00:00:00Z')).toBeUndefined();
    expect(on('2026-11-20T12:00:00Z', 'majors')).toBeUndefined();
  });
});
