import { parseCondition } from './condition.ts';

const write = 'Microsoft.Authorization/roleAssignments/write';
const role = 'microsoft.authorization/roleassignments:roledefinitionid';
const kind = 'microsoft.authorization/roleassignments:principaltype';
const text = `(
 (!(ActionMatches{'${write}'}))
 OR
 (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {aaaa, bbbb}
  AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'})
)`;

describe('parseCondition', () => {
  it.each<[string, Record<string, string>, boolean]>([
    [write, { [role]: 'BBBB', [kind]: 'serviceprincipal' }, true],
    [write, { [role]: 'cccc', [kind]: 'ServicePrincipal' }, false],
    [write, { [role]: 'aaaa', [kind]: 'User' }, false],
    [write, { [role]: 'aaaa' }, false],
    ['Microsoft.Authorization/roleAssignments/read', {}, true],
  ])('%s of %j: %s', (action, request, expected) => {
    expect(parseCondition(text)({ action, request, resource: {} })).toBe(
      expected,
    );
  });

  it.each([
    ["@Request[a:b] StringLike {'x'}", /knows no StringLike/],
    ["(ActionMatches{'x'}", /lacks a parenthesis/],
    ["ActionMatches{'x'} whatever", /cannot be read from "whatever"/],
    ["ActionMatches{'x'} AND", /ends/],
    ["ActionMatches{'x'} ActionMatches{'y'}", /goes on/],
  ])('refuses %s', (wrong, sentence) => {
    expect(() => parseCondition(wrong)).toThrow(sentence);
  });
});
