import { Lab } from './Lab';
import { readPeerEntity } from './setup/arms';
import { countRequests, viewOurs, viewPeer } from './viewers';

jest.setTimeout(60_000);

/** Of the three instances of the one database, and of the primary's metrics. */
const READS = 4;

describe('both plugins over the same API server', () => {
  const lab = new Lab();
  afterAll(() => lab.stop());

  it('costs the API server nothing to be looked at, and the Kubernetes plugin 19 requests a poll', async () => {
    const { sandboxes, ours, peer } = await lab.bench(1);
    // The first viewer has the live figures read, for all who come within 10 s.
    await viewOurs(ours);
    await viewPeer(peer.variants.default);
    await countRequests(sandboxes);
    const sockets = ours.gates[0].sockets();

    const viewers = 20;
    await Promise.all(Array.from({ length: viewers }, () => viewOurs(ours)));
    const looked = await countRequests(sandboxes);
    expect(looked.ours - looked.live).toBe(0);
    // At most one reading more, should the first have become too old by now.
    expect(looked.live).toBeLessThanOrEqual(READS);
    expect(ours.gates[0].sockets() - sockets).toBeLessThanOrEqual(READS);

    await viewPeer(peer.variants.default);
    expect((await countRequests(sandboxes)).peer).toBe(19);
    const tuned = await readPeerEntity(peer.variants.tuned);
    expect(tuned.status).toBe(200);
    await tuned.arrayBuffer();
    expect((await countRequests(sandboxes)).peer).toBe(5);
  });
});
