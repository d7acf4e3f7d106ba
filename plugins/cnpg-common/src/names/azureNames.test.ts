import fc from 'fast-check';
import { azureNames } from './azureNames';

const label = (max: number) =>
  fc
    .stringMatching(/^[a-z]([-a-z0-9]{0,60}[a-z0-9])?$/)
    .map(text => text.slice(0, max).replace(/-+$/, ''));

describe('azureNames', () => {
  it('can be read', () => {
    const names = azureNames(
      { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
      'aks1',
    );
    expect(names.identity).toMatch(
      /^id-pg-aks1-team-orders-orders-db-[0-9a-f]{8}$/,
    );
    expect(names.federatedCredential).toMatch(
      /^fc-aks1-team-orders-orders-db-[0-9a-f]{8}$/,
    );
    expect(names.container).toMatch(/^team-orders-orders-db-[0-9a-f]{8}$/);
  });

  it('keeps apart what reads the same', () => {
    const one = azureNames(
      { target: 'a', namespace: 'team', name: 'orders-db' },
      'x',
    );
    const two = azureNames(
      { target: 'a', namespace: 'team-orders', name: 'db' },
      'x',
    );
    const three = azureNames(
      { target: 'b', namespace: 'team', name: 'orders-db' },
      'x',
    );
    for (const key of [
      'identity',
      'federatedCredential',
      'container',
    ] as const) {
      expect(new Set([one[key], two[key], three[key]]).size).toBe(3);
    }
  });

  it('follows the rules of Azure for every reference', () => {
    fc.assert(
      fc.property(
        label(63),
        label(63),
        label(50),
        fc.string({ minLength: 1, maxLength: 63 }),
        (target, namespace, name, aks) => {
          const names = azureNames({ target, namespace, name }, aks);
          expect(names.identity).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/);
          expect(names.federatedCredential).toMatch(
            /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/,
          );
          expect(names.container).toMatch(/^[a-z0-9](-?[a-z0-9])*$/);
          expect(names.container.length).toBeGreaterThanOrEqual(3);
          expect(names.container.length).toBeLessThanOrEqual(63);
        },
      ),
    );
  });
});
