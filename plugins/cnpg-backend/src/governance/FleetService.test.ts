import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { aSummary } from '../__testUtils__/summaries';
import { FleetIndex } from '../fleet/FleetIndex';
import { ReadableDatabases } from '../service/ReadableDatabases';
import { FleetService } from './FleetService';
import { PolicyHistory } from './PolicyHistory';

const OWNED: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['group:default/team-orders'] },
  },
};

/** The databases whose history is read; undefined for all that there ever were. */
async function historyOf(
  decision: PolicyDecision,
  known: DatabaseSummary[],
): Promise<string[] | undefined> {
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async () => [decision],
  });
  const read = jest.fn(async (_: { refs?: ReadonlySet<string> }) => []);
  const service = new FleetService({
    fleet: { summaries: async () => known } as unknown as FleetIndex,
    readable: new ReadableDatabases({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      permissions,
    }),
    permissions,
    history: { read } as unknown as PolicyHistory,
    targets: {} as never,
    governance: {} as never,
    systems: {} as never,
  });
  await service.history(7, { credentials: mockCredentials.user() });
  const [[{ refs }]] = read.mock.calls;
  return refs && [...refs];
}

describe('FleetService', () => {
  const mine = aSummary('orders-db');
  const theirs = aSummary('billing-db', { owner: 'group:default/billing' });

  it('gives the history of what is gone to those who see every database', async () => {
    const everything: PolicyDecision = { result: AuthorizeResult.ALLOW };
    expect(await historyOf(everything, [mine, theirs])).toBeUndefined();
    expect(await historyOf(OWNED, [mine, theirs])).toEqual([mine.ref]);
  });

  it.each([
    ['has not been read yet', []],
    ['has only their own databases', [mine]],
  ])('gives it to nobody else while the index %s', async (_, known) => {
    expect(await historyOf(OWNED, known)).toEqual(known.map(({ ref }) => ref));
  });
});
