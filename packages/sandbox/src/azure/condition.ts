/** What a condition can ask about: the request's attributes and those of the resource that is there. */
export interface ConditionInput {
  /** Such as `Microsoft.Authorization/roleAssignments/write`. */
  action: string;
  /** By their names in lower case, such as `microsoft.authorization/roleassignments:principaltype`. */
  request: Record<string, string | undefined>;
  resource: Record<string, string | undefined>;
}

type Expression = (input: ConditionInput) => boolean;

const token =
  /\s*(?:(\(|\)|!|AND\b|OR\b|&&|\|\|)|ActionMatches\s*(\{[^}]*\})|@(Request|Resource)\s*\[([^\]]+)\]\s*(\S+)\s*(\{[^}]*\}))/gy;

type Token = { sign: '(' | ')' | '!' | 'AND' | 'OR' } | { test: Expression };

/** The values between braces, without their quotes. */
const valuesOf = (set: string): string[] =>
  set
    .slice(1, -1)
    .split(',')
    .map(value =>
      value
        .trim()
        .replace(/^'(.*)'$/, '$1')
        .toLowerCase(),
    );

/** Both compare without case; of what is not there neither is true. */
const comparisons = new Set([
  'ForAnyOfAnyValues:GuidEquals',
  'ForAnyOfAnyValues:StringEqualsIgnoreCase',
]);

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, sign, actions, source, attribute, comparison, set] = match;
    end += whole.length;
    if (sign) {
      const name = { '&&': 'AND', '||': 'OR' }[sign] ?? sign;
      tokens.push({ sign: name as '(' });
    } else if (actions) {
      const values = valuesOf(actions);
      tokens.push({
        test: input => values.includes(input.action.toLowerCase()),
      });
    } else {
      if (!comparisons.has(comparison)) {
        throw new Error(`The sandbox knows no ${comparison} in conditions.`);
      }
      const values = valuesOf(set);
      const side = source === 'Request' ? 'request' : 'resource';
      tokens.push({
        test: input =>
          values.includes(
            input[side][attribute.trim().toLowerCase()]?.toLowerCase() ?? '',
          ),
      });
    }
  }
  if (text.slice(end).trim() !== '') {
    throw new Error(
      `The condition cannot be read from ${JSON.stringify(
        text.slice(end).trim().slice(0, 40),
      )} on.`,
    );
  }
  return tokens;
}

/**
 * Reads a condition of a role assignment: the part of Azure's language
 * (learn.microsoft.com/azure/role-based-access-control/conditions-format) that
 * limits which roles may be assigned.
 *
 * @throws Error with one sentence when it says anything else
 */
export function parseCondition(text: string): Expression {
  const tokens = tokensOf(text);
  const next = (sign: string) => {
    const [first] = tokens;
    return first && 'sign' in first && first.sign === sign
      ? tokens.shift()
      : undefined;
  };
  function term(): Expression {
    if (next('!')) {
      const negated = term();
      return input => !negated(input);
    }
    if (next('(')) {
      const inner = any();
      if (!next(')')) throw new Error('The condition lacks a parenthesis.');
      return inner;
    }
    const first = tokens.shift();
    if (!first || 'sign' in first) {
      throw new Error(
        'The condition ends, or has a sign, where it should ask.',
      );
    }
    return first.test;
  }
  function chain(sign: string, part: () => Expression): Expression[] {
    const parts = [part()];
    while (next(sign)) parts.push(part());
    return parts;
  }
  function all(): Expression {
    const parts = chain('AND', term);
    return input => parts.every(part => part(input));
  }
  function any(): Expression {
    const parts = chain('OR', all);
    return input => parts.some(part => part(input));
  }
  const condition = any();
  if (tokens.length > 0)
    throw new Error('The condition goes on after its end.');
  return condition;
}
