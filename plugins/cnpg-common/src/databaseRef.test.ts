import fc from 'fast-check';
import {
  databaseEntityName,
  databaseEntityRef,
  parseDatabaseAnnotation,
  parseDatabaseRef,
  stringifyDatabaseRef,
} from './databaseRef';

const ref = {
  target: 'aks-primary',
  namespace: 'team-orders',
  name: 'orders-db',
};
const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);

describe('database references', () => {
  it('are written and read', () => {
    expect(stringifyDatabaseRef(ref)).toBe('aks-primary/team-orders/orders-db');
    expect(parseDatabaseRef(' aks-primary/team-orders/orders-db ')).toEqual(
      ref,
    );
  });

  it.each([
    '',
    'a/b',
    'a/b/c/d',
    'a//c',
    'A/b/c',
    'a/b/../c',
    'a/b/c%2f',
    '../b/c',
  ])('finds none in %p', text => {
    expect(parseDatabaseRef(text)).toBeUndefined();
  });

  it('reads the annotation and names what it could not read', () => {
    expect(
      parseDatabaseAnnotation('aks-primary/team-orders/orders-db, , nonsense'),
    ).toEqual({ refs: [ref], malformed: ['nonsense'] });
    expect(parseDatabaseAnnotation(undefined)).toEqual({
      refs: [],
      malformed: [],
    });
  });

  it('become entity names that the catalog accepts and that never collide', () => {
    expect(databaseEntityRef(ref)).toBe(
      'resource:default/orders-db.team-orders.aks-primary',
    );
    const record = fc.record({ target: label, namespace: label, name: label });
    fc.assert(
      fc.property(record, record, (one, two) => {
        const name = databaseEntityName(one);
        expect(name).toMatch(/^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/);
        expect(name === databaseEntityName(two)).toBe(
          stringifyDatabaseRef(one) === stringifyDatabaseRef(two),
        );
      }),
    );
  });
});
