import { before, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  ruleCases,
} from '../../__fixtures__/ruleCases';

const switching =
  (since: string): Change =>
  ({ cluster }) => {
    cluster.status!.phase = 'Switchover in progress';
    cluster.status!.targetPrimary = 'orders-db-2';
    cluster.status!.targetPrimaryTimestamp = since;
  };
const phase =
  (text: string, since: string): Change =>
  objects => {
    objects.cluster.status!.phase = text;
    setCondition(objects, 'Ready', 'False', { since });
  };

ruleCases('AV03', {
  fires: [
    [
      'a switchover',
      switching(before({ seconds: 10 })),
      {
        severity: 'info',
        title: 'Switching over from orders-db-1 to orders-db-2',
      },
    ],
    ['one that takes long', switching(before({ minutes: 6 })), 'warning'],
    [
      'a target that differs, whatever the phase',
      all(switching(before({ seconds: 10 })), ({ cluster }) => {
        cluster.status!.phase = 'A phase of a later version';
      }),
      'info',
    ],
  ],
  silent: [
    ['a settled primary', () => {}],
    [
      'a failover',
      all(switching(before({ minutes: 6 })), ({ cluster }) => {
        cluster.status!.targetPrimary = 'pending';
      }),
    ],
    ['hibernation', all(switching(before({ minutes: 6 })), hibernated)],
    [
      'the first primary',
      all(switching(before({ minutes: 6 })), ({ cluster }) => {
        delete cluster.status!.currentPrimary;
      }),
    ],
  ],
});

ruleCases('AV05', {
  fires: [
    [
      'a supervised update',
      phase('Waiting for user action', before({ hours: 1 })),
      'warning',
    ],
  ],
  silent: [['another phase', phase('Upgrading cluster', before({ hours: 1 }))]],
});

ruleCases('AV13', {
  fires: [
    [
      'a rollout of more than half an hour',
      phase('Upgrading cluster', before({ minutes: 31 })),
      { severity: 'warning', title: 'No progress: Upgrading cluster' },
    ],
    [
      'a phase of a later version',
      phase('Polishing', before({ minutes: 31 })),
      'warning',
    ],
    [
      'a copy of more than two hours',
      phase('Creating a new replica', before({ minutes: 121 })),
      'warning',
    ],
  ],
  silent: [
    [
      'a rollout of half an hour',
      phase('Upgrading cluster', before({ minutes: 29 })),
    ],
    [
      'a copy of one hour',
      phase('Creating a new replica', before({ minutes: 60 })),
    ],
    [
      'what waits for a person',
      phase('Waiting for user action', before({ hours: 5 })),
    ],
    [
      'what another rule names',
      phase('Invalid cluster definition', before({ hours: 5 })),
    ],
    [
      'hibernation',
      all(phase('Upgrading cluster', before({ hours: 5 })), hibernated),
    ],
    ['a healthy cluster', () => {}],
    [
      'the instance that starts after a long restore',
      all(
        phase(
          'Waiting for the instances to become active',
          before({ minutes: 50 }),
        ),
        ({ pods }) => {
          pods[2].metadata.creationTimestamp = before({ seconds: 20 });
        },
      ),
    ],
  ],
});

const disabled =
  (value: string): Change =>
  ({ cluster }) => {
    cluster.metadata.annotations = { 'cnpg.io/reconciliationLoop': value };
  };

ruleCases('AV15', {
  fires: [['the annotation', disabled('disabled'), 'warning']],
  silent: [
    ['another value', disabled('enabled')],
    ['no annotation', () => {}],
  ],
});
