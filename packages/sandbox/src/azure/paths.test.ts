import * as fc from 'fast-check';
import { ArmError } from './errors.ts';
import { isWithin, parseArmPath } from './paths.ts';

describe('parseArmPath', () => {
  it.each([
    [
      '/subscriptions/s/resourcegroups/rg',
      {
        type: 'Microsoft.Resources/subscriptions/resourceGroups',
        names: ['s', 'rg'],
        resourceGroup: 'rg',
        scope: '/subscriptions/s',
        collection: false,
      },
    ],
    [
      '/subscriptions/s/resourceGroups',
      {
        type: 'Microsoft.Resources/subscriptions/resourceGroups',
        collection: true,
      },
    ],
    [
      '//subscriptions/s/resourceGroups/rg/providers/Microsoft.M/ids/one/creds/',
      {
        id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.M/ids/one/creds',
        type: 'Microsoft.M/ids/creds',
        names: ['one'],
        collection: true,
        scope: '/subscriptions/s/resourceGroups/rg',
      },
    ],
    [
      '/subscriptions/s/resourceGroups/rg/providers/Microsoft.S/accounts/a/providers/Microsoft.Authorization/roleAssignments/g',
      {
        type: 'Microsoft.Authorization/roleAssignments',
        names: ['g'],
        scope:
          '/subscriptions/s/resourceGroups/rg/providers/Microsoft.S/accounts/a',
        resourceGroup: 'rg',
        collection: false,
      },
    ],
    [
      '/providers/Microsoft.Authorization/roleDefinitions/g',
      {
        type: 'Microsoft.Authorization/roleDefinitions',
        scope: '/',
        subscriptionId: undefined,
      },
    ],
  ])('%s', (path, expected) => {
    expect(parseArmPath(path)).toMatchObject(expected);
  });

  it.each([
    '/subscriptions/s/resourceGroups/a%2Fb',
    '/subscriptions/%zz',
    '/what/ever',
  ])('refuses %s', path => {
    expect(() => parseArmPath(path)).toThrow(
      expect.objectContaining({ code: 'InvalidRequestUri' }),
    );
  });

  it('parses or refuses whatever it is given', () => {
    const outcome = (path: string): string => {
      try {
        return parseArmPath(path).id.slice(0, 1);
      } catch (error) {
        return error instanceof ArmError ? error.code : String(error);
      }
    };
    fc.assert(
      fc.property(fc.string(), path => {
        expect(['/', 'InvalidRequestUri']).toContain(outcome(path));
      }),
    );
  });
});

describe('isWithin', () => {
  it.each([
    ['/subscriptions/s/resourceGroups/RG', '/SUBSCRIPTIONS/s', true],
    ['/subscriptions/s', '/subscriptions/s', true],
    [
      '/subscriptions/s/resourceGroups/rg-2',
      '/subscriptions/s/resourceGroups/rg',
      false,
    ],
    ['/subscriptions/s', '/subscriptions/s/resourceGroups/rg', false],
    ['/subscriptions/s', '/', true],
  ])('%s in %s: %s', (id, scope, expected) => {
    expect(isWithin(id, scope)).toBe(expected);
  });
});
