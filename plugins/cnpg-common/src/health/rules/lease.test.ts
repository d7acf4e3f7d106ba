import { before } from '../../__fixtures__/plugged';
import { Change, ruleCases } from '../../__fixtures__/ruleCases';

const said =
  (reason: string, lastTimestamp: string): Change =>
  ({ events }) => {
    events!.push({
      metadata: { name: 'orders-db.1' },
      involvedObject: { kind: 'Cluster', name: 'orders-db' },
      type: 'Warning',
      reason,
      message:
        'primary lease team-orders/orders-db is controlled by Pod "some-pod", refusing to adopt',
      firstTimestamp: before({ hours: 2 }),
      lastTimestamp,
    });
  };

ruleCases('AV12', {
  fires: [
    [
      'what the operator says of the Lease',
      said('PrimaryLeaseConflict', before({ minutes: 29 })),
      {
        severity: 'critical',
        cause: expect.stringContaining('controlled by Pod "some-pod"'),
        since: before({ hours: 2 }),
      },
    ],
  ],
  silent: [
    [
      'what it has not said again',
      said('PrimaryLeaseConflict', before({ minutes: 31 })),
    ],
    ['another Event', said('FailoverTarget', before({ minutes: 1 }))],
    ['none', () => {}],
  ],
  needs: ['Event'],
});
