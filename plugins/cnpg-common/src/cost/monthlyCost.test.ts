import { monthlyCost } from './monthlyCost';
import { DEFAULT_PRICES, PriceTable } from './priceTable';

const prices: PriceTable = {
  currency: 'EUR',
  asOf: '2026-11-01',
  cpu: 20,
  memory: 3,
  disks: [
    { size: 8, price: 1 },
    { size: 32, price: 5 },
    { size: 64, price: 9 },
  ],
  backup: 0.02,
};
const plan = {
  instances: 3,
  cpu: '500m',
  memory: '2Gi',
  storage: '30Gi',
  walStorage: '8Gi',
  retention: '14d',
};

describe('monthlyCost', () => {
  it('adds up what every instance takes, with the next larger disks', () => {
    expect(monthlyCost(plan, { backups: 'azure' }, prices)).toEqual({
      currency: 'EUR',
      asOf: '2026-11-01',
      amount: 67.4,
      parts: [
        { id: 'compute', amount: 48 },
        { id: 'storage', amount: 15 },
        { id: 'walStorage', amount: 3 },
        { id: 'backups', amount: 1.4 },
      ],
    });
  });

  it('counts a pooler, and no backups where there are none', () => {
    const { parts } = monthlyCost(
      { ...plan, walStorage: undefined },
      { backups: 'none' },
      prices,
      { pooler: { poolMode: 'session', instances: 2 } },
    );
    expect(parts).toEqual([
      { id: 'compute', amount: 48 },
      { id: 'storage', amount: 15 },
      { id: 'pooler', amount: 4.75 },
    ]);
  });

  it('takes weeks and months of backups for what they are', () => {
    const backups = (retention: string) =>
      monthlyCost(
        { ...plan, retention },
        { backups: 'azure' },
        prices,
      ).parts.find(({ id }) => id === 'backups')!.amount;
    expect([backups('1w'), backups('1m')]).toEqual([0.7, 3]);
  });

  it('goes on beyond the largest disk', () => {
    const { parts } = monthlyCost(
      { ...plan, instances: 1, storage: '128Gi' },
      { backups: 'none' },
      prices,
    );
    expect(parts[1].amount).toBe(18);
  });
});

it('has its disks in ascending order, as they are looked through', () => {
  const sizes = DEFAULT_PRICES.disks.map(({ size }) => size);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
});
