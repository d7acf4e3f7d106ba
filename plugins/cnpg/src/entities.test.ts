import type { Entity } from '@backstage/catalog-model';
import { isCnpgAvailable, mayWantDatabase } from './entities';

function entity(
  kind: string,
  type: string,
  more: Partial<Entity> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'orders' },
    spec: { type },
    ...more,
  };
}

describe('isCnpgAvailable', () => {
  it.each([
    ['a database', entity('Resource', 'postgresql-cluster')],
    ['a service', entity('Component', 'service')],
    [
      'whatever names a database',
      entity('System', 'product', {
        metadata: {
          name: 'orders',
          annotations: { 'pgportal.dev/database': 'aks1/team/orders-db' },
        },
      }),
    ],
    [
      'whatever depends on a resource',
      entity('Component', 'website', {
        relations: [{ type: 'dependsOn', targetRef: 'resource:default/x' }],
      }),
    ],
  ])('is true for %s', (_, subject) => {
    expect(isCnpgAvailable(subject)).toBe(true);
  });

  it.each([
    ['another resource', entity('Resource', 's3-bucket')],
    ['a library', entity('Component', 'library')],
    [
      'what depends on a component',
      entity('Component', 'website', {
        relations: [{ type: 'dependsOn', targetRef: 'component:default/x' }],
      }),
    ],
  ])('is false for %s', (_, subject) => {
    expect(isCnpgAvailable(subject)).toBe(false);
  });
});

it('suggests a database to services alone', () => {
  expect(mayWantDatabase(entity('Component', 'service'))).toBe(true);
  expect(mayWantDatabase(entity('Component', 'website'))).toBe(false);
  expect(mayWantDatabase(entity('Resource', 'postgresql-cluster'))).toBe(false);
});
