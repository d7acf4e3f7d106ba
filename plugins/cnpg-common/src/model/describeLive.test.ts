import recorded from '../__fixtures__/pgStatus.json';
import { describeLive } from './describeLive';
import { parsePgStatus, PgStatus } from './pgStatus';

const AS_OF = new Date('2026-11-20T18:30:00Z');
const REF = 'aks/team-orders/orders-db';

function live(
  scenario: keyof typeof recorded,
  more: Record<string, PgStatus | { problem: string }> = {},
) {
  const statuses = Object.fromEntries(
    Object.entries(recorded[scenario]).map(([pod, body]) => [
      pod,
      parsePgStatus(body)!,
    ]),
  );
  return describeLive(REF, { ...statuses, ...more }, AS_OF);
}

describe('describeLive', () => {
  it('tells who follows whom', () => {
    const { instances, replication, problem } = live('create');
    expect(instances.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ['orders-db-1', true],
      ['orders-db-2', false],
      ['orders-db-3', false],
    ]);
    expect(replication[0]).toEqual({
      standby: 'orders-db-2',
      state: 'streaming',
      syncState: 'quorum',
      syncPriority: 1,
      sentLsn: '0/6061398',
      writeLsn: '0/6061398',
      flushLsn: '0/6061398',
      replayLsn: '0/6061398',
      writeLagMs: 0,
      flushLagMs: 0,
      replayLagMs: 0,
      replayLagBytes: 0,
      slot: { name: '_cnpg_orders_db_2', active: true, walStatus: 'reserved' },
    });
    expect(problem).toBeUndefined();
  });

  it('does not take the failure that every promotion leaves behind for a fault', () => {
    expect(live('failover').archiving).toMatchObject({
      working: true,
      lastFailedWal: '00000003.history',
      backlog: 0,
    });
  });

  it('sees archiving fail', () => {
    expect(live('archiving-failure').archiving).toEqual({
      working: false,
      lastArchivedWal: '000000040000000000000011',
      lastArchivedAt: '2026-11-20T18:25:08.55316Z',
      lastFailedWal: '000000040000000000000012',
      lastFailedAt: '2026-11-20T18:27:34.707337Z',
      backlog: 1,
    });
  });

  it('shows the slot of a fenced standby, and why it gives no figures', () => {
    const { slots, instances } = live('fence');
    expect(slots.find(({ active }) => !active)).toEqual({
      name: '_cnpg_orders_db_3',
      type: 'physical',
      active: false,
      managed: true,
      restartLsn: '0/A003A90',
      walStatus: 'reserved',
      retainedBytes: 0,
    });
    expect(instances[2]).toMatchObject({
      name: 'orders-db-3',
      problem: expect.stringContaining('does not answer'),
    });
    expect(JSON.stringify(instances)).not.toContain('dial unix');
  });

  it('says how much WAL a slot keeps and a standby lacks', () => {
    const { slots, replication } = describeLive(
      REF,
      {
        'orders-db-1': {
          isPrimary: true,
          currentLsn: '1/0',
          replicationInfo: [
            {
              applicationName: 'orders-db-2',
              replayLsn: '0/C0000000',
              replayLag: '00:01:00',
            },
          ],
          replicationSlotsInfo: [
            { slotName: 'debezium', slotType: 'logical', restartLsn: '0/0' },
          ],
        },
      },
      AS_OF,
    );
    expect(slots).toEqual([
      expect.objectContaining({
        name: 'debezium',
        type: 'logical',
        managed: false,
        active: false,
        retainedBytes: 2 ** 32,
      }),
    ]);
    expect(replication[0]).toMatchObject({
      replayLagBytes: 2 ** 30,
      replayLagMs: 60_000,
    });
  });

  it('shows what answers, and why the rest does not', () => {
    const { instances, problem } = live('create', {
      'orders-db-10': { problem: 'It did not answer within 3 s.' },
    });
    expect(instances.map(({ name }) => name)).toEqual([
      'orders-db-1',
      'orders-db-2',
      'orders-db-3',
      'orders-db-10',
    ]);
    expect(instances[3].problem).toBe('It did not answer within 3 s.');
    expect(problem).toBeUndefined();
  });

  it('says why there are no figures at all', () => {
    const refused = { problem: 'The portal may not read pods/proxy.' };
    expect(describeLive(REF, { 'orders-db-1': refused }, AS_OF)).toEqual({
      ref: REF,
      asOf: '2026-11-20T18:30:00.000Z',
      instances: [{ name: 'orders-db-1', ...refused }],
      replication: [],
      slots: [],
      problem: 'The portal may not read pods/proxy.',
    });
    expect(describeLive(REF, {}, AS_OF).problem).toBe('No instance runs.');
  });
});
