import { applyConfiguration, trackUpdate } from './managedFields';
import type { KubeObject } from './types';

const now = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-01-02T00:00:00Z');

function service(
  spec: object,
  labels: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'db',
      namespace: 'shop',
      labels,
    } as KubeObject['metadata'],
    spec,
  };
}

const writer = (manager: string) => ({ manager, subresource: '' });

function apply(
  live: KubeObject | undefined,
  configuration: KubeObject,
  manager: string,
  force = false,
) {
  return applyConfiguration(
    live,
    configuration,
    writer(manager),
    force,
    live ? later : now,
  );
}

describe('server-side apply', () => {
  it('is idempotent, down to the time', () => {
    const first = apply(
      undefined,
      service({ ports: [{ port: 1, name: 'a' }] }),
      'm',
    );
    expect(
      apply(first, service({ ports: [{ port: 1, name: 'a' }] }), 'm'),
    ).toEqual(first);
  });

  it('merges list items by their keys, and removes its own', () => {
    const first = apply(
      undefined,
      service({ ports: [{ port: 1 }, { port: 2 }] }),
      'm',
    );
    const both = apply(
      first,
      service({ ports: [{ port: 3, protocol: 'UDP' }] }),
      'n',
    );
    expect(both.spec.ports).toHaveLength(3);
    const left = apply(both, service({ ports: [{ port: 2 }] }), 'm');
    expect(left.spec.ports.map((port: any) => port.port)).toEqual([2, 3]);
  });

  it('names every conflict with its manager', () => {
    const live = service({
      type: 'ClusterIP',
      ports: [{ port: 1, name: 'a' }],
    });
    live.metadata.managedFields = trackUpdate(
      undefined,
      live,
      writer('kubectl'),
      now,
    );
    expect(() =>
      apply(live, service({ ports: [{ port: 1, name: 'b' }] }), 'm'),
    ).toThrow(
      'Apply failed with 1 conflict: conflict with "kubectl" using v1: .spec.ports[port=1,protocol="TCP"].name',
    );
    const forced = apply(live, service({ type: 'NodePort' }), 'm', true);
    expect(forced.spec.type).toBe('NodePort');
    expect(() =>
      apply(forced, service({ type: 'ClusterIP' }), 'third'),
    ).toThrow('Apply failed with 1 conflict: conflict with "m": .spec.type');
  });

  it('shares fields that have the same value', () => {
    const first = apply(undefined, service({ type: 'ClusterIP' }), 'm');
    const second = apply(first, service({ type: 'ClusterIP' }), 'n');
    const dropped = apply(second, service({}), 'm');
    expect(dropped.spec.type).toBe('ClusterIP');
    expect(apply(dropped, service({}), 'n').spec?.type).toBeUndefined();
  });
});

describe('updates', () => {
  it('own what they change and take it from others', () => {
    const before = apply(
      undefined,
      service({ type: 'ClusterIP' }, { a: '1' }),
      'm',
    );
    const after = {
      ...before,
      metadata: { ...before.metadata, labels: { a: '2' } },
    };
    const entries = trackUpdate(before, after, writer('editor'), later);
    expect(entries).toEqual([
      expect.objectContaining({
        manager: 'm',
        fieldsV1: { 'f:spec': { 'f:type': {} } },
      }),
      expect.objectContaining({
        manager: 'editor',
        operation: 'Update',
        fieldsV1: { 'f:metadata': { 'f:labels': { 'f:a': {} } } },
      }),
    ]);
  });
});
