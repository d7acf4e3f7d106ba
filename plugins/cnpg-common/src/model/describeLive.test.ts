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

  it('tells what a slot keeps, and how much more it may', () => {
    const { slots } = describeLive(
      REF,
      {
        'orders-db-1': parsePgStatus({
          isPrimary: true,
          currentLsn: '0/6061398',
          replicationSlotsInfo: [
            {
              slotName: 'cdc',
              plugin: 'pgoutput',
              slotType: 'logical',
              datoid: '16385',
              database: 'orders',
              catalogXmin: '742',
              xmin: '',
              restartLsn: '0/6061300',
              walStatus: 'extended',
              safeWalSize: 1048576,
            },
          ],
        })!,
      },
      AS_OF,
    );
    expect(slots).toEqual([
      {
        name: 'cdc',
        type: 'logical',
        active: false,
        managed: false,
        restartLsn: '0/6061300',
        walStatus: 'extended',
        retainedBytes: 0x98,
        safeWalBytes: 1048576,
        database: 'orders',
        plugin: 'pgoutput',
        catalogXmin: '742',
      },
    ]);
  });

  it('tells new instances that are being copied, and no other copies', () => {
    const basebackup = (application_name: string, rest: object = {}) => ({
      usename: 'streaming_replica',
      application_name,
      backend_start: '2026-11-20 18:29:50.1+00',
      phase: 'streaming database files',
      backup_total: 1000,
      backup_streamed: 250,
      tablespaces_total: 1,
      tablespaces_streamed: 0,
      ...rest,
    });
    const { joins } = describeLive(
      REF,
      {
        'orders-db-1': parsePgStatus({
          isPrimary: true,
          pgStatBasebackupsInfo: [
            basebackup('orders-db-4-join'),
            basebackup('orders-db-5-join', {
              backup_total: 0,
              backend_start: '',
            }),
            basebackup('pg_basebackup'),
          ],
        })!,
      },
      AS_OF,
    );
    const progress = {
      phase: 'streaming database files',
      streamedBytes: 250,
      tablespacesTotal: 1,
      tablespacesStreamed: 0,
    };
    expect(joins).toEqual([
      {
        instance: 'orders-db-4',
        startedAt: '2026-11-20T18:29:50.100Z',
        totalBytes: 1000,
        ...progress,
      },
      { instance: 'orders-db-5', ...progress },
    ]);
    expect(live('create')).not.toHaveProperty('joins');
  });

  it('tells a standby that is fed by files alone', () => {
    const fileBased = (status: object) =>
      describeLive(
        REF,
        { 'orders-db-2': parsePgStatus({ isPrimary: false, ...status })! },
        AS_OF,
      ).instances[0].fileBased;
    expect(fileBased({ isWalReceiverActive: false })).toBe(true);
    expect(fileBased({ isWalReceiverActive: true })).toBeUndefined();
    expect(
      fileBased({ isWalReceiverActive: false, isPgRewindRunning: true }),
    ).toBeUndefined();
    expect(
      fileBased({ isWalReceiverActive: false, mightBeUnavailable: true }),
    ).toBeUndefined();
  });

  it('adds up the databases', () => {
    const metrics = {
      databases: [
        { name: 'orders', bytes: 10 },
        { name: 'postgres', bytes: 5 },
      ],
      startedAt: '2026-11-20T18:15:32.644Z',
      activity: { connections: 3 },
      asOf: AS_OF.toISOString(),
    };
    expect(describeLive(REF, {}, AS_OF, metrics)).toMatchObject({
      size: { totalBytes: 15, databases: metrics.databases },
      primaryStartedAt: metrics.startedAt,
      activity: { connections: 3 },
    });
    const unknown = describeLive(REF, {}, AS_OF, { problem: 'No.' });
    expect(unknown.sizeProblem).toBe('No.');
    expect(unknown).not.toHaveProperty('size');
  });
});
