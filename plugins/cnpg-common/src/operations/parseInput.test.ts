import { Operation, OperationId, operations, parseInput } from './index';

describe('parseInput', () => {
  it('gives back what an operation takes', () => {
    expect(parseInput(operations.scale, { instances: 3 })).toEqual({
      input: { instances: 3 },
    });
    expect(parseInput(operations.restart, undefined)).toEqual({ input: {} });
  });

  it.each<[OperationId, object, string, string]>([
    ['switchover', {}, 'instance', 'input.missing'],
    ['switchover', { instance: '' }, 'instance', 'input.missing'],
    ['switchover', { instance: 3 }, 'instance', 'input.form'],
    ['restart', { force: true }, 'input', 'input.unknown'],
    ['scale', { instances: 0 }, 'instances', 'input.least'],
    ['scale', { instances: 10 }, 'instances', 'input.most'],
    ['scale', { instances: 2.5 }, 'instances', 'input.form'],
    ['backup', { target: 'x' }, 'target', 'input.oneOf'],
    ['grow-storage', { data: '1.5Gi' }, 'data', 'input.size'],
    [
      'schedule-create',
      { name: 'A', schedule: '0 0 2 * * *' },
      'name',
      'input.label',
    ],
    ['database-create', { name: 'a-b' }, 'name', 'input.sqlName'],
    ['parameters', { set: {} }, 'set', 'operation.parameters.missing'],
  ] as const)(
    'names what %s does not take: %j',
    (id, input, field, message) => {
      expect(parseInput(operations[id] as Operation, input)).toMatchObject({
        field,
        refused: expect.stringMatching(/^[A-Z].*\.$/),
        messages: { refused: { id: message } },
      });
    },
  );
});
