import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { parseQuantity } from '@pgportal/plugin-cnpg-common';
import { readOffer } from './readOffer';

const read = (cnpg: JsonObject) => readOffer(new ConfigReader({ cnpg }), []);
const plan = { name: 'tiny', cpu: 1, memory: '1Gi', storage: '5Gi' };

describe('readOffer', () => {
  it('has built-in plans, environments and versions', () => {
    const offer = readOffer(new ConfigReader({}), []);
    expect(offer.plans.map(({ name }) => name)).toEqual([
      'small',
      'medium',
      'large',
    ]);
    for (const { cpu, memory, storage, walStorage } of offer.plans) {
      for (const size of [cpu, memory, storage, walStorage]) {
        expect(parseQuantity(size)).toBeGreaterThan(0);
      }
    }
    expect(
      offer.environments.map(({ name, production }) => [name, production]),
    ).toEqual([
      ['dev', false],
      ['prod', true],
    ]);
    expect(offer.versions.map(({ major }) => major)).toEqual([18, 17, 16, 15]);
  });

  it('fills in what a plan leaves out', () => {
    expect(read({ plans: [plan] }).plans).toEqual([
      {
        name: 'tiny',
        title: 'tiny',
        instances: 3,
        cpu: '1',
        memory: '1Gi',
        storage: '5Gi',
        retention: '7d',
        backupSchedule: '0 0 2 * * *',
      },
    ]);
  });

  it('knows when PostgreSQL versions end', () => {
    expect(
      read({
        versions: [{ major: '17' }, { major: 19, endOfLife: '2031-11-13' }],
      }).versions,
    ).toEqual([
      { major: 17, endOfLife: '2029-11-08' },
      { major: 19, endOfLife: '2031-11-13' },
    ]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'a size that is none',
      { plans: [{ ...plan, memory: 'lots' }] },
      'cnpg.plans[0].memory must be a Kubernetes quantity above zero, such as 500m or 8Gi.',
    ],
    [
      'ten instances',
      { plans: [{ ...plan, instances: 10 }] },
      'cnpg.plans[0].instances must be at most 9.',
    ],
    [
      'a schedule without seconds',
      { plans: [{ ...plan, backupSchedule: '0 2 * * *' }] },
      'cnpg.plans[0].backupSchedule must have six fields, seconds first, such as "0 0 2 * * *".',
    ],
    [
      'a retention without a unit',
      { plans: [{ ...plan, retention: '30' }] },
      'cnpg.plans[0].retention must be a number and d, w or m, such as 30d.',
    ],
    ['an empty list', { plans: [] }, 'cnpg.plans must hold at least one plan.'],
    ['no list', { plans: { tiny: plan } }, 'cnpg.plans must be a list.'],
    [
      'an environment with a plan that is not there',
      { environments: [{ name: 'dev', plans: ['tiny', 'small'] }] },
      'cnpg.environments[0].plans names tiny; there is small, medium, large.',
    ],
    [
      'a version that is none',
      { versions: [{ major: 17.5 }] },
      'cnpg.versions[0].major must be a whole number.',
    ],
    [
      'a date that is none',
      { versions: [{ major: 17, endOfLife: 'never' }] },
      'cnpg.versions[0].endOfLife must be a date such as 2029-11-08.',
    ],
  ])('refuses %s', (_what, cnpg, sentence) => {
    expect(() => read(cnpg)).toThrow(sentence);
  });
});
