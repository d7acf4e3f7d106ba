import { Cluster, PersistentVolumeClaim } from './objects';
import { resizeOf } from './resize';

const GI = 2 ** 30;
const cluster: Cluster = {
  metadata: { name: 'orders-db' },
  spec: {
    storage: { size: '64Gi' },
    tablespaces: [{ name: 'archive', storage: { size: '16Gi' } }],
  },
};

function volume(
  role: string,
  capacity: string | undefined,
  status: PersistentVolumeClaim['status'] = {},
  labels: Record<string, string> = {},
): PersistentVolumeClaim {
  return {
    metadata: {
      name: 'orders-db-1',
      labels: { 'cnpg.io/pvcRole': role, ...labels },
    },
    spec: { resources: { requests: { storage: '32Gi' } } },
    status: { ...(capacity && { capacity: { storage: capacity } }), ...status },
  };
}
const SINCE = '2026-11-20T12:00:00Z';
const saying = (type: string, message?: string) => ({
  conditions: [{ type, status: 'True', lastTransitionTime: SINCE, message }],
});

describe('resizeOf', () => {
  it.each<[string, PersistentVolumeClaim, object | undefined]>([
    ['as large as it should be', volume('PG_DATA', '64Gi'), undefined],
    ['larger', volume('PG_DATA', '128Gi'), undefined],
    ['not there yet', volume('PG_DATA', undefined), undefined],
    [
      'too small, and nothing moves',
      volume('PG_DATA', '32Gi'),
      { state: 'requested', wantedBytes: 64 * GI },
    ],
    [
      'being enlarged',
      volume('PG_DATA', '32Gi', saying('Resizing')),
      { state: 'resizing', wantedBytes: 64 * GI, since: SINCE },
    ],
    [
      'waiting for its pod',
      volume(
        'PG_DATA',
        '32Gi',
        saying(
          'FileSystemResizePending',
          'Waiting for user to (re-)start a pod',
        ),
      ),
      {
        state: 'waitingForPod',
        wantedBytes: 64 * GI,
        since: SINCE,
        message: 'Waiting for user to (re-)start a pod',
      },
    ],
    [
      'refused by the driver',
      volume('PG_DATA', '32Gi', saying('ControllerResizeError', 'quota')),
      {
        state: 'failed',
        wantedBytes: 64 * GI,
        since: SINCE,
        message: 'quota',
      },
    ],
    [
      'of a size that it cannot have',
      volume('PG_DATA', '32Gi', {
        allocatedResourceStatuses: { storage: 'ControllerResizeInfeasible' },
      }),
      { state: 'failed', wantedBytes: 64 * GI },
    ],
    [
      'of a claim that asks for more, where the Cluster says nothing',
      volume('PG_WAL', '16Gi'),
      { state: 'requested', wantedBytes: 32 * GI },
    ],
    [
      'of a tablespace',
      volume(
        'PG_TABLESPACE',
        '8Gi',
        {},
        { 'cnpg.io/tablespaceName': 'archive' },
      ),
      { state: 'requested', wantedBytes: 16 * GI },
    ],
  ])('a volume that is %s', (_, claim, expected) => {
    expect(resizeOf(claim, cluster)).toEqual(expected);
  });

  it('goes by the word of the operator, too', () => {
    expect(
      resizeOf(volume('PG_DATA', '32Gi'), {
        ...cluster,
        status: { resizingPVC: ['orders-db-1'] },
      }),
    ).toMatchObject({ state: 'resizing' });
  });
});
