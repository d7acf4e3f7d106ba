import fc from 'fast-check';
import { suggestDatabaseName, validateDatabaseName } from './databaseName';

describe('validateDatabaseName', () => {
  it.each(['orders-db', 'a', 'a'.repeat(50), 'a--b', 'db2'])(
    'accepts %s',
    name => {
      expect(validateDatabaseName(name)).toBeUndefined();
    },
  );

  it.each([
    ['', /Give the database a name/],
    ['a'.repeat(51), /51 characters; at most 50/],
    ['Orders', /upper-case/],
    ['1orders', /start with a letter/],
    ['-orders', /start with a letter/],
    ['orders-', /end with a hyphen/],
    ['orders.db', /only lower-case letters, digits and hyphens/],
    ['orders_db', /only lower-case letters, digits and hyphens/],
    ['bestellungen-für-alle', /only lower-case letters, digits and hyphens/],
    ['orders\n', /only lower-case letters, digits and hyphens/],
  ])('refuses %p', (name, sentence) => {
    expect(validateDatabaseName(name)).toMatch(sentence);
  });
});

describe('suggestDatabaseName', () => {
  it('starts from the name of the service', () => {
    expect(suggestDatabaseName('orders')).toBe('orders-db');
    expect(suggestDatabaseName('Order.Service_2')).toBe('order-service-2-db');
  });

  it('always suggests a name that is valid', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), service => {
        expect(
          validateDatabaseName(suggestDatabaseName(service)),
        ).toBeUndefined();
      }),
    );
  });
});
