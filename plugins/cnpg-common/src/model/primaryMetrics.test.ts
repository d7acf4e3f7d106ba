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
`;

describe('parsePrimaryMetrics', () => {
  it('reads the sizes and the start of PostgreSQL', () => {
    expect(parsePrimaryMetrics(PAGE, NOW)).toEqual({
      databases: [
        { name: 'orders', bytes: 7894707 },
        { name: 'postgres', bytes: 7689907 },
      ],
      startedAt: '2026-11-20T18:15:32.644Z',
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
