import { matchesAction } from './rbac.ts';

describe('matchesAction', () => {
  it.each([
    ['*', 'Microsoft.Storage/storageAccounts/read', true],
    ['*/read', 'Microsoft.Storage/storageAccounts/read', true],
    ['*/read', 'Microsoft.Storage/storageAccounts/write', false],
    [
      'microsoft.storage/storageaccounts/READ',
      'Microsoft.Storage/storageAccounts/read',
      true,
    ],
    [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/locks/delete',
      true,
    ],
    [
      'MicrosoftXStorage/storageAccounts/read',
      'Microsoft.Storage/storageAccounts/read',
      false,
    ],
    [
      'Microsoft.Storage/storageAccounts',
      'Microsoft.Storage/storageAccounts/read',
      false,
    ],
  ])('%s %s: %s', (pattern, action, expected) => {
    expect(matchesAction([pattern], action)).toBe(expected);
  });
});
