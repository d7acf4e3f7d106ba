import { findArchivingCause } from '@pgportal/plugin-cnpg-common';
import { archiverLogLines } from './archiverLogLines';

const json = (entry: object) => JSON.stringify(entry);

describe('archiverLogLines', () => {
  it('keeps what the archiver says of its failure, oldest first', () => {
    const log = [
      json({
        level: 'info',
        logger: 'postgres',
        msg: 'record',
        record: { error_severity: 'ERROR' },
      }),
      json({ level: 'info', logger: 'wal-archive', msg: 'Archived WAL file' }),
      json({
        level: 'info',
        logger: 'barman-cloud-wal-archive',
        msg: 'ERROR: Barman cloud WAL archiver exception: AADSTS70021: No matching federated identity record found',
      }),
      '',
      json({
        level: 'error',
        logger: 'wal-archive',
        msg: 'Error while calling ArchiveWAL, failing',
        error: 'exit status 4',
      }),
      'Traceback: connection timed out',
      'all is quiet',
    ].join('\n');
    const lines = archiverLogLines(log);
    expect(lines).toEqual([
      'ERROR: Barman cloud WAL archiver exception: AADSTS70021: No matching federated identity record found',
      'Error while calling ArchiveWAL, failing: exit status 4',
      'Traceback: connection timed out',
    ]);
    expect(findArchivingCause(lines.slice(0, 2))?.code).toBe('AADSTS70021');
  });

  it('lets no key through', () => {
    const [line] = archiverLogLines(
      'error: DefaultEndpointsProtocol=https;AccountKey=c2VjcmV0;EndpointSuffix=x https://a/b?sv=1&sig=abc%3D&se=2',
    );
    expect(line).toContain('AccountKey=<redacted>;EndpointSuffix=x');
    expect(line).toContain('sig=<redacted>&se=2');
    expect(line).not.toMatch(/c2VjcmV0|abc/);
  });

  it('stays small, whatever it is given', () => {
    const lines = archiverLogLines(`error ${'x'.repeat(10_000)}\n`.repeat(200));
    expect(lines).toHaveLength(50);
    expect(lines.every(line => line.length <= 2_000)).toBe(true);
    expect(archiverLogLines('{"level": "error", broken')).toHaveLength(1);
    expect(archiverLogLines('')).toEqual([]);
  });
});
