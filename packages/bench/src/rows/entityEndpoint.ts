import { Lab } from '../Lab';
import { Row } from '../report';
import {
  json,
  readEntity,
  readPeerCustomResources,
  readPeerEntity,
} from '../setup/arms';
import { p95, percentile, timeEach } from '../statistics';

const DELAY_MS = 50;
const SAMPLES = { ours: 300, peer: 60 };

/** How long the entity endpoints take while the API server takes its time. */
export async function latency(lab: Lab): Promise<Record<string, Row>> {
  const { sandboxes, ours, peer } = await lab.bench(1);
  const call = {
    ours: async () => json(await readEntity(ours)),
    default: async () => json(await readPeerEntity(peer.variants.default)),
    tuned: async () => json(await readPeerEntity(peer.variants.tuned)),
    custom: async () =>
      json(await readPeerCustomResources(peer.variants.default)),
  };
  // Sockets and code are warm for both.
  for (const each of Object.values(call)) await timeEach(5, each);
  await sandboxes[0].fault({
    match: {},
    action: { type: 'delay', ms: DELAY_MS },
  });
  try {
    const measured = {
      ours: await timeEach(SAMPLES.ours, call.ours),
      default: await timeEach(SAMPLES.peer, call.default),
      tuned: await timeEach(SAMPLES.peer / 2, call.tuned),
      custom: await timeEach(SAMPLES.peer / 2, call.custom),
    };
    const value = p95(measured.ours);
    const peerValue = p95(measured.default);
    const describe = (values: number[]) =>
      `p50 ${percentile(values, 0.5).toFixed(1)}, p95 ${p95(values).toFixed(
        1,
      )} ms (${values.length} samples)`;
    return {
      'latency-50ms': {
        what: `p95 of the entity endpoint while the API server answers in ${DELAY_MS} ms; 1 target, one request after the other`,
        unit: 'ms',
        ours: value,
        peer: peerValue,
        bar: '<= 1/10 of the peer',
        ok: value <= peerValue / 10,
        notes: [
          `Ours: ${describe(measured.ours)}.`,
          `Peer as it comes: ${describe(measured.default)}; tuned: ${describe(
            measured.tuned,
          )}; custom resources alone: ${describe(
            measured.custom,
          )}. Its GET /clusters is not counted.`,
        ],
      },
    };
  } finally {
    await sandboxes[0].clearFaults();
  }
}

/** Sizes of the answers about the same database. */
export async function bodySize(lab: Lab): Promise<Record<string, Row>> {
  const { ours, peer } = await lab.bench(1);
  const size = async (response: Response) => {
    const text = await response.text();
    if (!text.includes('orders-db')) {
      throw new Error(`${response.url} says nothing of orders-db: ${text}`);
    }
    return Buffer.byteLength(text);
  };
  const value = await size(await readEntity(ours));
  const peerValue = await size(await readPeerEntity(peer.variants.default));
  const tuned = await size(await readPeerEntity(peer.variants.tuned));
  const custom = await size(
    await readPeerCustomResources(peer.variants.default),
  );
  return {
    'entity-body': {
      what: "Body of the entity endpoint's answer for a service with one database of three instances, before compression",
      unit: 'bytes',
      ours: value,
      peer: peerValue,
      bar: '<= 1/10 of the peer',
      ok: value <= peerValue / 10,
      notes: [
        `Peer tuned: ${tuned} bytes; custom resources alone, without pods: ${custom} bytes.`,
      ],
    },
  };
}
