import { Ajv } from 'ajv';
import type { KubeObject } from '../types';
import { shapeOf } from './shape';
import { prune } from './unknownFields';

const text = { type: 'string' };

const validator = new Ajv({ allErrors: true }).compile({
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      required: ['name'],
      properties: {
        name: text,
        count: { type: 'integer' },
        free: { type: 'object' },
        labels: { type: 'object', additionalProperties: text },
        items: {
          type: 'array',
          items: { type: 'object', properties: { key: text } },
        },
        byName: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            properties: { on: { type: 'boolean' } },
          },
        },
      },
    },
  },
});

describe('shapeOf', () => {
  const spec = shapeOf(validator as never).members.get('spec')!;

  it('finds members, lists, maps and scalars', () => {
    expect(
      [...spec.members].map(([name, { kind }]) => [name, kind]).sort(),
    ).toEqual([
      ['byName', 'map'],
      ['count', 'scalar'],
      ['free', 'any'],
      ['items', 'array'],
      ['labels', 'map'],
      ['name', 'scalar'],
    ]);
    expect(
      spec.members.get('items')?.members.get('*')?.members.has('key'),
    ).toBe(true);
    expect(
      spec.members.get('byName')?.members.get('*')?.members.has('on'),
    ).toBe(true);
  });

  it('serves to prune what is not declared', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'X',
      metadata: { name: 'x', color: 'red' },
      extra: 1,
      spec: {
        name: 'a',
        count: null,
        free: { anything: { goes: 1 } },
        labels: { any: 'key' },
        items: [{ key: 'a', kye: 'b' }],
        byName: { some: { on: true, off: false } },
      },
    } as unknown as KubeObject;
    expect(prune(object, shapeOf(validator as never))).toEqual([
      'metadata.color',
      'extra',
      'spec.items[0].kye',
      'spec.byName.some.off',
    ]);
    expect(object.spec).toEqual({
      name: 'a',
      free: { anything: { goes: 1 } },
      labels: { any: 'key' },
      items: [{ key: 'a' }],
      byName: { some: { on: true } },
    });
  });
});
