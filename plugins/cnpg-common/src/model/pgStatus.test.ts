import recorded from '../__fixtures__/pgStatus.json';
import { parsePgStatus } from './pgStatus';

describe('parsePgStatus', () => {
  it('reads a primary', () => {
    expect(parsePgStatus(recorded.create['orders-db-1'])).toMatchObject({
      isPrimary: true,
      currentLsn: '0/6061398',
      timeLineID: 1,
      isArchivingWAL: true,
      lastArchivedWALTime: '2026-11-20T18:16:07.771361Z',
      systemID: '7710318964244709395',
      replicationInfo: [
        expect.objectContaining({
          applicationName: 'orders-db-2',
          syncState: 'quorum',
        }),
        expect.objectContaining({ applicationName: 'orders-db-3' }),
      ],
    });
  });

  it('knows a time that never was from one that was', () => {
    const status = parsePgStatus(recorded.create['orders-db-1']);
    expect(status).not.toHaveProperty('lastFailedWALTime');
  });

  it('reads a standby, and an instance whose PostgreSQL is stopped', () => {
    expect(parsePgStatus(recorded.create['orders-db-2'])).toMatchObject({
      isPrimary: false,
      isWalReceiverActive: true,
    });
    expect(parsePgStatus(recorded.fence['orders-db-3'])).toMatchObject({
      isPrimary: false,
      mightBeUnavailable: true,
    });
  });

  it('keeps what can be read of a body that is partly nonsense', () => {
    expect(
      parsePgStatus({
        isPrimary: true,
        currentLsn: 7,
        timeLineID: -1,
        readyWalFiles: '3',
        replicationSlotsInfo: [{ active: true }, { slotName: 'a', active: 1 }],
        replicationInfo: 'none',
        pod: { spec: 'secret' },
      }),
    ).toEqual({
      isPrimary: true,
      replicationSlotsInfo: [{ slotName: 'a' }],
    });
  });

  it.each([
    [undefined],
    [null],
    ['ok'],
    [[]],
    [{}],
    [{ isPrimary: 'yes' }],
    [{ message: 'not found' }],
  ])('takes %j for no status', body => {
    expect(parsePgStatus(body)).toBeUndefined();
  });
});
