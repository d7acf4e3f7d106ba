import { mockServices } from '@backstage/backend-test-utils';
import { kinds } from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { MemoryKubernetesApi } from '../__testUtils__/MemoryKubernetesApi';
import { aPod } from '../__testUtils__/objects';
import { testTargets } from '../__testUtils__/testTargets';
import { waitFor } from '../__testUtils__/waitFor';
import { VersionFollower } from './VersionFollower';

describe('VersionFollower', () => {
  it('asks every target by itself, and remembers what it said', async () => {
    const known = new MemoryKubernetesApi();
    const pod = aPod();
    pod.metadata.annotations = { 'cnpg.io/operatorVersion': '1.30.0' };
    known.put(kinds.Pod, pod);
    const away = new MemoryKubernetesApi();
    for (const kind of ['deployments', 'pods', 'clusters']) {
      away.refusals.set(
        `list ${kind}`,
        new KubernetesApiError('AKS b cannot be reached.', { statusCode: 0 }),
      );
    }
    const follower = new VersionFollower({
      targets: testTargets({ a: known, b: away }).list(),
      logger: mockServices.logger.mock(),
    });
    expect(follower.get('a')).toBeUndefined();

    const stop = new AbortController();
    const running = follower.run(stop.signal);
    await waitFor(() => {
      expect(follower.get('a')).toMatchObject({ operator: '1.30.0' });
      expect(follower.get('b')).toMatchObject({
        unknown: 'AKS b cannot be reached.',
      });
    });
    const calls = known.calls.length;
    follower.get('a');
    expect(known.calls).toHaveLength(calls);

    stop.abort();
    await running;
  });
});
