import { setTimeout as wait } from 'node:timers/promises';
import { Lab } from '../Lab';
import { Row } from '../report';
import { json, readEntity, readPeerEntity } from '../setup/arms';
import { p95, timeEach } from '../statistics';

const TARGETS = 3;
const SAMPLES = 200;
const PATIENCE_MS = 20_000;

/** What a target that takes connections and answers nothing does to the page. */
export async function hangingTarget(lab: Lab): Promise<Record<string, Row>> {
  const { ours, peer } = await lab.bench(TARGETS);
  const read = async () => {
    const { items } = await json(await readEntity(ours));
    const live = new Set(
      items
        .filter((item: { live: boolean }) => item.live)
        .map((item: { target: string }) => item.target),
    );
    if (!live.has('aks-1') || !live.has('aks-2')) {
      throw new Error('The databases of aks-1 and aks-2 are not live.');
    }
  };
  const readPeer = async () =>
    json(await readPeerEntity(peer.variants.default));
  await timeEach(20, read);
  const before = p95(await timeEach(SAMPLES, read));
  const [peerBefore] = (await timeEach(2, readPeer)).slice(1);

  const gates = [ours, peer].map(arm => arm.gates[TARGETS - 1]);
  for (const gate of gates) gate.shut();
  try {
    const start = performance.now();
    const pending = readPeer().then(
      () => true,
      () => true,
    );
    const during = p95(await timeEach(SAMPLES, read));
    const isAnswered = await Promise.race([
      pending,
      wait(PATIENCE_MS, false, { ref: false }),
    ]);
    const peerValue = performance.now() - start;
    // After as long as the peer was waited for, the other two are still live.
    const later = p95(await timeEach(SAMPLES, read));
    const value = Math.max(during, later);
    return {
      'hanging-target': {
        what: 'p95 of the entity endpoint with the live databases of two targets, while the third hangs',
        unit: 'ms',
        ours: value,
        peer: peerValue,
        bar: 'unchanged (<= 1.5x + 2 ms)',
        ok: value <= before * 1.5 + 2,
        notes: [
          `Ours: ${before.toFixed(1)} ms before, ${during.toFixed(
            1,
          )} ms at the start of the hang, ${later.toFixed(1)} ms at its end.`,
          `Peer: ${peerBefore.toFixed(0)} ms before, ${
            isAnswered
              ? `answered after ${peerValue.toFixed(0)} ms`
              : `still pending when we gave up after ${(
                  peerValue / 1000
                ).toFixed(1)} s`
          }.`,
        ],
      },
    };
  } finally {
    for (const gate of gates) gate.open();
  }
}
