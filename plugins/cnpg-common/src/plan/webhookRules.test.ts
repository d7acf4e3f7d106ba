import { medium } from '../__fixtures__/offer';
import { Offer } from '../model/offer';
import { DatabaseRequest, FieldProblem } from '../model/request';
import { planDatabase } from './planDatabase';

/**
 * The rules of CloudNativePG's webhooks (`internal/webhook/v1`) that an answer
 * of the form could break, each refused by the plan before anything is made.
 * What follows from plans and targets is refused when the portal starts, see
 * the tests of the configuration in cnpg-node.
 */
const offer: Offer = {
  plans: [medium],
  environments: [{ name: 'prod', title: 'Production', production: true }],
  versions: [{ major: 17 }],
  targets: [
    {
      name: 'aks',
      title: 'AKS',
      backups: 'none',
      images: { '17': 'registry.example/postgresql:17.11' },
      spread: 'zones',
    },
  ],
  extensions: ['vector'],
};
const good: DatabaseRequest = {
  service: 'component:default/orders',
  name: 'orders-db',
  environment: 'prod',
  plan: 'medium',
  version: 17,
  target: 'aks',
  owner: 'group:default/orders',
  namespace: 'team-orders',
};

type Case = [string, Partial<DatabaseRequest>, FieldProblem['field']];

describe('what CloudNativePG would refuse is said at the field', () => {
  it.each<Case>([
    ['Cluster: a name of 51 characters', { name: 'a'.repeat(51) }, 'name'],
    ['Cluster: a name that begins with a digit', { name: '1db' }, 'name'],
    ['Cluster: a name that ends with a hyphen', { name: 'db-' }, 'name'],
    ['Cluster: a dot in the name', { name: 'a.b' }, 'name'],
    ['Cluster: an upper-case letter', { name: 'Orders' }, 'name'],
    ['Cluster: no name', { name: '' }, 'name'],
    [
      'Pooler: the name of a cluster, of which each has a service account',
      { name: 'orders-db-pooler' },
      'name',
    ],
    ['Cluster: a version without an image', { version: 18 }, 'version'],
    ['Namespace: none of Kubernetes', { namespace: 'Team' }, 'namespace'],
    [
      'Database: postgres',
      { options: { databases: [{ name: 'postgres' }] } },
      'options',
    ],
    [
      'Database: template1',
      { options: { databases: [{ name: 'template1' }] } },
      'options',
    ],
    [
      'Database: one twice, of which the second is never applied',
      { options: { databases: [{ name: 'a' }, { name: 'a' }] } },
      'options',
    ],
    [
      'Database: no name',
      { options: { databases: [{ name: '' }] } },
      'options',
    ],
    [
      'Pooler: no instance',
      { options: { pooler: { poolMode: 'session', instances: 0 } } },
      'options',
    ],
    [
      'Pooler: a pool mode that it does not know',
      {
        options: {
          pooler: { poolMode: 'statement' as 'session', instances: 1 },
        },
      },
      'options',
    ],
    [
      'Cluster: archiving of its own without an object store',
      { options: { profile: 'inTree' } },
      'options',
    ],
  ])('%s', (_rule, answers, field) => {
    const { plan, problems } = planDatabase({ ...good, ...answers }, offer);
    expect(plan).toBeUndefined();
    expect(problems.map(problem => problem.field)).toEqual([field]);
  });

  it('and nothing else is', () => {
    expect(
      planDatabase(
        {
          ...good,
          options: {
            extensions: ['vector'],
            databases: [{ name: 'reports' }],
            pooler: { poolMode: 'session', instances: 1 },
          },
        },
        offer,
      ).problems,
    ).toEqual([]);
  });
});
