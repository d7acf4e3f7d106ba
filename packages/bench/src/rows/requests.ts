import { Lab } from '../Lab';
import { Row } from '../report';
import { readPeerCustomResources, readPeerEntity } from '../setup/arms';
import {
  chargedPerMinute,
  countRequests,
  haveViewers,
  perMinute,
  untilQuiet,
  viewOurs,
  viewPeer,
  WINDOW_SECONDS,
} from '../viewers';

const INSTANCES = 3;

/** Requests to the API server that one more viewer causes. */
export async function requestsPerViewer(
  lab: Lab,
): Promise<Record<string, Row>> {
  const { sandboxes, ours, peer } = await lab.bench(1);
  const window = async (viewers: number) => {
    const sockets = {
      ours: ours.gates[0].sockets(),
      peer: peer.gates[0].sockets(),
    };
    await countRequests(sandboxes);
    await Promise.all([
      haveViewers(viewers, () => viewOurs(ours)),
      haveViewers(viewers, () => viewPeer(peer.variants.default)),
    ]);
    return {
      ...(await countRequests(sandboxes)),
      sockets: {
        ours: ours.gates[0].sockets() - sockets.ours,
        peer: peer.gates[0].sockets() - sockets.peer,
      },
    };
  };
  await untilQuiet(sandboxes);
  const one = await window(1);
  const two = await window(2);

  const count = async (ask: () => Promise<Response>) => {
    await countRequests(sandboxes);
    await (await ask()).arrayBuffer();
    return (await countRequests(sandboxes)).peer;
  };
  const perPoll = {
    default: await count(() => readPeerEntity(peer.variants.default)),
    tuned: await count(() => readPeerEntity(peer.variants.tuned)),
    custom: await count(() => readPeerCustomResources(peer.variants.default)),
  };
  const value =
    chargedPerMinute(two, INSTANCES) - chargedPerMinute(one, INSTANCES);
  return {
    'requests-per-viewer': {
      what: 'Requests to the API server caused by one more viewer of an entity page, per minute; 1 target',
      unit: '1/min',
      ours: value,
      peer: perMinute(two.peer - one.peer),
      bar: '0',
      ok: value === 0,
      notes: [
        `In ${WINDOW_SECONDS} s with 1 and then 2 viewers: ours ${one.ours} and ${two.ours} requests (${one.live} and ${two.live} of them live figures for all viewers together), ${two.sockets.ours} new sockets; peer ${one.peer} and ${two.peer}, ${two.sockets.peer} new sockets.`,
        `Peer per poll of one page: ${perPoll.default} as it comes, ${perPoll.tuned} tuned (pods only, no metrics), ${perPoll.custom} for custom resources alone; 6 polls a minute.`,
      ],
    },
  };
}

const VIEWERS = 50;
const TARGETS = 3;

/** Requests to the API servers with many viewers. */
export async function requestsOfManyViewers(
  lab: Lab,
): Promise<Record<string, Row>> {
  const { sandboxes, ours, peer } = await lab.bench(TARGETS);
  const instances = TARGETS * INSTANCES;
  const socketsOf = (arm: { gates: { sockets(): number }[] }) =>
    arm.gates.reduce((sum, gate) => sum + gate.sockets(), 0);
  await untilQuiet(sandboxes);
  await haveViewers(1, () => viewOurs(ours));
  const one = await countRequests(sandboxes);
  const before = { ours: socketsOf(ours), peer: socketsOf(peer) };
  await Promise.all([
    haveViewers(VIEWERS, () => viewOurs(ours)),
    haveViewers(VIEWERS, () => viewPeer(peer.variants.default)),
  ]);
  const many = await countRequests(sandboxes);
  return {
    'requests-50-viewers': {
      what: `Requests to the API servers per minute with ${VIEWERS} viewers of an entity page; ${TARGETS} targets`,
      unit: '1/min',
      ours: perMinute(many.ours),
      peer: perMinute(many.peer),
      bar: 'as with 1 viewer',
      ok: chargedPerMinute(many, instances) <= chargedPerMinute(one, instances),
      notes: [
        `Ours in ${WINDOW_SECONDS} s: ${one.ours} requests with 1 viewer, ${many.ours} with ${VIEWERS} (${one.live} and ${many.live} of them live figures for all viewers together, one reading each 10 s being the most). Its watches stay open.`,
        `Sockets opened meanwhile: ours ${
          socketsOf(ours) - before.ours
        }, peer ${socketsOf(peer) - before.peer}.`,
      ],
    },
  };
}
