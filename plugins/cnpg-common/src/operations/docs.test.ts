import { readFileSync } from 'fs';
import { join } from 'path';
import { operationIds, operations } from './index';

it('docs/operations.md has a row for every operation, with its permission', () => {
  const text = readFileSync(
    join(__dirname, '../../../../docs/operations.md'),
    'utf8',
  );
  const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| `(cnpg[a-z.]+)`/gm)].map(
    ([, id, permission]) => [id, permission],
  );
  expect(rows).toEqual(
    operationIds.map(id => [id, operations[id].permission.name]),
  );
});
