import { parsePrimaryMetrics } from './primaryMetrics';

const NOW = new Date('2026-11-20T18:30:00Z');

/** Excerpt of what an exporter of CloudNativePG 1.30 answered. */
const PAGE = `# HELP cnpg_pg_database_size_bytes Disk space used by the database
# TYPE cnpg_pg_database_size_bytes gauge
cnpg_pg_database_size_bytes{datname="orders"} 7.894707e+06
cnpg_pg_database_size_bytes{datname="postgres"} 7.689907e+06
cnpg_pg_database_size_bytes{datname="template1"} 7.689907e+06
# HELP cnpg_pg_postmaster_start_time Time at which postgres started (based on epoch)
# TYPE cnpg_pg_postmaster_start_time gauge
cnpg_pg_postmaster_start_time 1.795198532644153e+09
cnpg_backends_max_tx_duration_seconds{application_name="cnpg_metrics_exporter",datname="orders",state="active",usename="cnpg_metrics_exporter"} 9
cnpg_backends_max_tx_duration_seconds{application_name="app",datname="orders",state="idle in transaction",usename="orders"} 4.5
cnpg_backends_total{application_name="cnpg_metrics_exporter",datname="orders",state="active",usename="cnpg_metrics_exporter"} 1
cnpg_backends_total{application_name="orders-db-2",datname="",state="active",usename="streaming_replica"} 1
cnpg_backends_total{application_name="app",datname="orders",state="idle",usename="orders"} 5
cnpg_backends_total{application_name="psql",datname="orders",state="active",usename="orders"} 1
cnpg_backends_waiting_total 0
cnpg_pg_database_mxid_age{datname="orders"} 99
cnpg_pg_database_xid_age{datname="orders"} 14
cnpg_pg_database_xid_age{datname="postgres"} 16
cnpg_pg_settings_setting{name="max_connections"} 100
cnpg_pg_settings_setting{name="max_wal_senders"} 10
cnpg_pg_stat_database_blks_hit{datname=""} 100
cnpg_pg_stat_database_blks_hit{datname="orders"} 200
cnpg_pg_stat_database_blks_read{datname="orders"} 100
cnpg_pg_stat_database_deadlocks{datname="orders"} 2
cnpg_pg_stat_database_deadlocks{datname="postgres"} 1
`;

describe('parsePrimaryMetrics', () => {
  it('reads sizes, the start of PostgreSQL and what goes on in it', () => {
    expect(parsePrimaryMetrics(PAGE, NOW)).toEqual({
      databases: [
        { name: 'orders', bytes: 7894707 },
        { name: 'postgres', bytes: 7689907 },
      ],
      startedAt: '2026-11-20T18:15:32.644Z',
      activity: {
        connections: 6,
        maxConnections: 100,
        waiting: 0,
        longestTransactionSeconds: 4.5,
        deadlocks: 3,
        cacheHitRatio: 0.75,
        transactionIdAge: 16,
      },
      asOf: '2026-11-20T18:30:00.000Z',
    });
  });

  it('reads names with signs in them, among other labels and with a time stamp', () => {
    const page = [
      'cnpg_pg_database_size_bytes{cluster="x",datname="a\\"b\\\\c\\nd",role="}"} 10 1795198532644',
      'cnpg_pg_database_size_bytes{datname="e"} NaN',
      'cnpg_pg_database_size_bytes{datname="f"} text',
    ].join('\n');
    expect(parsePrimaryMetrics(page, NOW)).toEqual({
      databases: [{ name: 'a"b\\c\nd', bytes: 10 }],
      // Nothing is made up where the page says nothing.
      activity: {},
      asOf: NOW.toISOString(),
    });
  });

  it.each(['', '<html>', 'cnpg_collector_up 1'])(
    'finds nothing in %j',
    page => {
      expect(parsePrimaryMetrics(page, NOW)).toBeUndefined();
    },
  );
});
