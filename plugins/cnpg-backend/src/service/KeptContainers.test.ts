import { mockServices } from '@backstage/backend-test-utils';
import { KeptContainers } from './KeptContainers';

const ref = { target: 'aks1', namespace: 'team-orders', name: 'orders-db' };

describe('KeptContainers', () => {
  it('asks once in a minute for each name', async () => {
    let now = 0;
    const findNameProblem = jest.fn(async ({ name }) =>
      name === 'orders-db' ? 'It keeps backups.' : undefined,
    );
    const containers = new KeptContainers({
      provisioner: { findNameProblem },
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    expect(await containers.problem(ref)).toBe('It keeps backups.');
    expect(await containers.problem(ref)).toBe('It keeps backups.');
    expect(await containers.problem({ ...ref, name: 'b' })).toBeUndefined();
    expect(findNameProblem).toHaveBeenCalledTimes(2);
    now = 60_000;
    await containers.problem(ref);
    expect(findNameProblem).toHaveBeenCalledTimes(3);
  });

  it("stands in nobody's way while Azure does not answer", async () => {
    const logger = mockServices.logger.mock();
    const containers = new KeptContainers({
      provisioner: {
        findNameProblem: async () => {
          throw new Error('Azure cannot be reached.');
        },
      },
      logger,
    });
    expect(await containers.problem(ref)).toBeUndefined();
    expect(logger.debug).toHaveBeenCalledWith(
      expect.stringMatching(/aks1\/team-orders\/orders-db.*cannot be reached/),
    );
  });
});
