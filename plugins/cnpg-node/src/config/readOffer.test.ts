import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { parseQuantity } from '@pgportal/plugin-cnpg-common';
import { readOffer } from './readOffer';

const read = (cnpg: JsonObject) => readOffer(new ConfigReader({ cnpg }), []);
const plan = { name: 'tiny', cpu: 1, memory: '1Gi', storage: '5Gi' };

const prices = {
  currency: 'EUR',
  asOf: '2026-11-01',
  cpu: 20,
  memory: 3,
  disks: [
    { size: 64, price: 9 },
    { size: 32, price: 5 },
  ],
  backup: 0.02,
};

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

  it('has extensions and prices of its own until there are others', () => {
    const builtIn = read({});
    expect(builtIn.extensions).toContain('vector');
    expect(builtIn.prices).toMatchObject({
      currency: 'USD',
      region: 'East US',
    });
    const other = read({ extensions: [], prices });
    expect(other.extensions).toEqual([]);
    expect(other.prices!.disks.map(({ size }) => size)).toEqual([32, 64]);
  });

  it('lets an environment have a placement of its own', () => {
    const placement = {
      spread: 'nodes',
      nodeSelector: { agentpool: 'databases' },
      tolerations: [{ operator: 'Exists' }],
    };
    const [environment] = read({
      environments: [{ name: 'dev', ...placement }],
    }).environments;
    expect(environment).toMatchObject(placement);
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
      'cnpg.plans[0].backupSchedule must be a schedule. These are five fields, which CloudNativePG reads as second, minute, hour, day and month. Put the second first: "0 0 2 * * *".',
    ],
    [
      'a schedule of every minute',
      { plans: [{ ...plan, backupSchedule: '0 * * * * *' }] },
      'cnpg.plans[0].backupSchedule must be a schedule. This schedule runs every 1 min;',
    ],
    [
      'too little memory',
      { plans: [{ ...plan, memory: '128Mi' }] },
      'cnpg.plans[0].memory must be at least 256Mi: PostgreSQL and its instance manager do not start with less.',
    ],
    [
      'a volume without room',
      { plans: [{ ...plan, storage: '500m' }] },
      'cnpg.plans[0].storage must be at least 1Gi:',
    ],
    [
      'a volume for WAL that CloudNativePG fills at once',
      { plans: [{ ...plan, walStorage: '512Mi' }] },
      'cnpg.plans[0].walStorage must be at least 1Gi: CloudNativePG keeps 512 MB of WAL for standbys.',
    ],
    [
      'a toleration that Kubernetes refuses',
      {
        environments: [
          {
            name: 'dev',
            tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }],
          },
        ],
      },
      'cnpg.environments[0].tolerations[0] may have a value only with the operator Equal.',
    ],
    [
      'a toleration of everything that does not say so',
      { environments: [{ name: 'dev', tolerations: [{ value: 'b' }] }] },
      'cnpg.environments[0].tolerations[0] needs a key, or the operator Exists.',
    ],
    [
      'a label that is none',
      { environments: [{ name: 'dev', nodeSelector: { pool: 'a b' } }] },
      'cnpg.environments[0].nodeSelector.pool must be a value of a label.',
    ],
    [
      'SQL instead of an extension',
      { extensions: ['hstore', 'vector"; DROP'] },
      'cnpg.extensions[1] must be the name of an extension, such as pg_trgm.',
    ],
    [
      'prices without a day',
      { prices: { ...prices, asOf: 'today' } },
      'cnpg.prices.asOf must be a date such as 2026-11-01.',
    ],
    [
      'half a price table',
      { prices: { currency: 'EUR', asOf: '2026-11-01' } },
      'cnpg.prices.cpu is missing. cnpg.prices.memory is missing. cnpg.prices.disks is missing. cnpg.prices.backup is missing.',
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
      'an environment with a target that is not there',
      { environments: [{ name: 'dev', targets: ['aks1'] }] },
      'cnpg.environments[0].targets names aks1; there is none.',
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
