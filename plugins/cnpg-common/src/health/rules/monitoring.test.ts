import { before } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { PodMonitor } from '../../model/objects';

const monitored =
  (spec: PodMonitor['spec'], namespace = 'team-orders'): Change =>
  objects => {
    objects.podMonitors = [{ metadata: { name: 'all', namespace }, spec }];
  };
const unmonitored: Change = objects => {
  objects.podMonitors = [];
};
const byLabel = (labels: Record<string, string>) => ({
  selector: { matchLabels: labels },
});
const byExpression = (key: string, operator: string, values?: string[]) => ({
  selector: { matchExpressions: [{ key, operator, values }] },
});
const instances = byLabel({ 'cnpg.io/podRole': 'instance' });

ruleCases('CF10', {
  fires: [
    ['no monitor', unmonitored, 'info'],
    [
      'a monitor of another database',
      monitored(byLabel({ 'cnpg.io/cluster': 'orders-copy' })),
      'info',
    ],
    ['one of another namespace', monitored(instances, 'monitoring'), 'info'],
    [
      'one that looks elsewhere',
      monitored({ ...instances, namespaceSelector: { matchNames: ['other'] } }),
      'info',
    ],
    [
      'one that leaves it out',
      monitored(byExpression('cnpg.io/cluster', 'NotIn', ['orders-db'])),
      'info',
    ],
    [
      'one for pods without the label',
      monitored(byExpression('cnpg.io/cluster', 'DoesNotExist')),
      'info',
    ],
  ],
  silent: [
    ['its own', () => {}],
    ['one for the namespace', monitored(instances)],
    ['one for everything there', monitored({})],
    [
      'one for all namespaces',
      monitored(
        { ...instances, namespaceSelector: { any: true } },
        'monitoring',
      ),
    ],
    [
      'one that names the namespace',
      monitored(
        { ...instances, namespaceSelector: { matchNames: ['team-orders'] } },
        'monitoring',
      ),
    ],
    [
      'one that chooses by expression',
      monitored(byExpression('cnpg.io/cluster', 'In', ['a', 'orders-db'])),
    ],
    [
      'one for whatever has it',
      monitored(byExpression('cnpg.io/cluster', 'Exists')),
    ],
    ['hibernation', all(unmonitored, hibernated)],
    [
      'a database that is being created',
      all(unmonitored, ({ cluster }) => {
        cluster.metadata.creationTimestamp = before({ minutes: 1 });
        cluster.status!.conditions = [];
      }),
    ],
  ],
  needs: ['PodMonitor', 'AzurePodMonitor', 'Pod'],
  given: unmonitored,
});

const unserved =
  (...kinds: ('PodMonitor' | 'AzurePodMonitor')[]): Change =>
  objects => {
    objects.notServed = kinds;
    for (const kind of kinds) objects.unavailable[kind] = 'It is not served.';
  };

describe('CF10', () => {
  it('is decided by the one kind of PodMonitor that is served', () => {
    const { findings } = judgeChanged(
      all(unmonitored, unserved('AzurePodMonitor')),
    );
    expect(findings.map(({ id }) => id)).toContain('CF10');
  });

  it.each<[string, Change, string]>([
    [
      'neither kind of PodMonitor is served',
      all(unmonitored, unserved('PodMonitor', 'AzurePodMonitor')),
      'The target has no PodMonitors: neither the Prometheus operator nor managed Prometheus is installed.',
    ],
    [
      'a monitor selects by a label that is not kept',
      monitored(byLabel({ app: 'postgres' })),
      'The PodMonitor all selects by labels that the portal does not keep.',
    ],
    [
      'nobody looked for monitors',
      objects => delete objects.podMonitors,
      'PodMonitor objects have not been read.',
    ],
  ])('is not evaluated where %s', (_, change, reason) => {
    expect(judgeChanged(change).notEvaluated).toContainEqual(
      expect.objectContaining({ id: 'CF10', reason }),
    );
  });
});
