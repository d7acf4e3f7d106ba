import { checkQuota, quotaOf, sumUsage } from './quota';

const GIB = 2 ** 30;
const quotas = {
  default: { databases: 3, cpu: 8, memory: 32 * GIB, monthlyCost: 1000 },
  teams: { 'group:default/orders': { databases: 1, storage: 64 * GIB } },
};
const small = { databases: 1, cpu: 2, memory: 8 * GIB, storage: 32 * GIB };
const nothing = sumUsage([]);

describe('checkQuota', () => {
  it('lets a database in that fills the quota exactly, and says what is left before it', () => {
    expect(
      checkQuota(
        'group:default/payments',
        sumUsage([small, small]),
        small,
        quotas,
      ),
    ).toEqual({
      problems: [],
      left: { databases: 1, cpu: 4, memory: 16 * GIB, monthlyCost: 1000 },
    });
  });

  it('names every limit that would be exceeded, next to the answer that decides', () => {
    const { problems } = checkQuota(
      'group:default/payments',
      sumUsage([small, small, small]),
      { ...small, cpu: 2.5, monthlyCost: 1200.4 },
      quotas,
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'service',
      'plan',
      'plan',
    ]);
    expect(problems[1].message).toMatch(
      /^The quota of group:default\/payments for CPU is 8 CPU; 6 CPU are in use, and this takes 2.5 CPU\./,
    );
    expect(problems[2].message).toContain('this takes 1200 a month');
  });

  it('takes the limits of a team in place of the default, and the default for the rest', () => {
    expect(quotaOf('group:default/orders', quotas)).toEqual({
      databases: 1,
      cpu: 8,
      memory: 32 * GIB,
      storage: 64 * GIB,
      monthlyCost: 1000,
    });
    expect(quotaOf(undefined, quotas)).toEqual(quotas.default);
  });

  it('refuses nothing where there is no quota, and nothing that takes no more', () => {
    const open = { default: {}, teams: {} };
    expect(checkQuota('group:default/a', nothing, small, open)).toEqual({
      problems: [],
      left: {},
    });
    const full = sumUsage([{ ...small, cpu: 9 }]);
    expect(
      checkQuota('group:default/payments', full, { memory: GIB }, quotas)
        .problems,
    ).toEqual([]);
  });
});
