import fc from 'fast-check';
import { sameJson } from './json';
import { jsonPatch, mergePatch, strategicMergePatch } from './patch';

const object = fc.dictionary(fc.string(), fc.jsonValue());

describe('merge patch', () => {
  it('sets, replaces and removes', () => {
    expect(
      mergePatch(
        { a: 1, b: { c: 1, d: 2 }, e: [1, 2] },
        { b: { c: null }, e: [3], f: 4 },
      ),
    ).toEqual({
      a: 1,
      b: { d: 2 },
      e: [3],
      f: 4,
    });
  });

  it('changes nothing when applied again, and leaves its arguments alone', () => {
    fc.assert(
      fc.property(object, object, (target, patch) => {
        const before = JSON.stringify([target, patch]);
        const once = mergePatch(target, patch);
        expect(sameJson(mergePatch(once, patch), once)).toBe(true);
        expect(JSON.stringify([target, patch])).toBe(before);
      }),
    );
  });

  it('treats __proto__ as a name like any other', () => {
    const patched = mergePatch(
      {},
      JSON.parse('{"__proto__": {"polluted": true}}'),
    );
    expect(({} as any).polluted).toBeUndefined();
    expect(JSON.stringify(patched)).toBe('{"__proto__":{"polluted":true}}');
  });
});

describe('JSON patch', () => {
  it('does what its operations say', () => {
    expect(
      jsonPatch({ a: [1, 2], 'x/y': { b: 1 } }, [
        { op: 'test', path: '/a/0', value: 1 },
        { op: 'add', path: '/a/-', value: 3 },
        { op: 'add', path: '/a/0', value: 0 },
        { op: 'remove', path: '/a/1' },
        { op: 'replace', path: '/x~1y/b', value: 2 },
        { op: 'copy', from: '/x~1y/b', path: '/c' },
        { op: 'move', from: '/c', path: '/d' },
      ]),
    ).toEqual({ a: [0, 2, 3], 'x/y': { b: 2 }, d: 2 });
  });

  it.each([
    [[{ op: 'test', path: '/a', value: 2 }], 422],
    [[{ op: 'remove', path: '/nothing' }], 422],
    [[{ op: 'add', path: '/a/b/c', value: 1 }], 422],
    [[{ op: 'invent', path: '/a' }], 400],
    [{ op: 'add' }, 400],
  ])('refuses %j', (patch, code) => {
    expect(() => jsonPatch({ a: 1 }, patch)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('strategic merge patch', () => {
  it('merges lists with keys, replaces the others', () => {
    const pod = {
      spec: {
        containers: [
          { name: 'a', image: '1', args: ['x'] },
          { name: 'b', image: '2' },
        ],
      },
    };
    const patch = {
      spec: {
        containers: [
          { name: 'a', args: ['y'] },
          { name: 'b', $patch: 'delete' },
        ],
      },
    };
    expect(strategicMergePatch('Pod', pod, patch)).toEqual({
      spec: { containers: [{ name: 'a', image: '1', args: ['y'] }] },
    });
  });
});
