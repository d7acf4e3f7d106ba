import { ServiceUnavailableError } from '@backstage/errors';
import { aSummary } from '../__testUtils__/summaries';
import { aCluster } from '../__testUtils__/objects';
import { FleetIndex } from '../fleet/FleetIndex';
import { notifierFleet } from './startGovernance';

const fleetWith = (detail: () => unknown) =>
  notifierFleet({
    objects: () => ({ cluster: aCluster() }),
    detail,
  } as unknown as FleetIndex);

describe('notifierFleet', () => {
  it('leaves out a database that cannot be judged, and hides no other failure', () => {
    const unreadable = fleetWith(() => {
      throw new ServiceUnavailableError('It holds something strange.');
    });
    expect(unreadable.subject(aSummary('orders-db'))).toBeUndefined();
    const broken = fleetWith(() => {
      throw new Error('A bug');
    });
    expect(() => broken.subject(aSummary('orders-db'))).toThrow('A bug');
  });
});
