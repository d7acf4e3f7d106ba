import { pluggedDatabase } from '../__fixtures__/plugged';
import { clusterAnnotations } from '../annotations';
import { kinds } from '../model/kinds';
import { majorVersion } from '../model/version';
import { growthOf, newlyBroken, objectsAfter } from './change';
import { PolicyFinding, PolicyReport } from './evaluatePolicies';
import { sumUsage } from './quota';

describe('objectsAfter', () => {
  const before = pluggedDatabase();
  const { namespace = '', name } = before.cluster.metadata;
  const patch = (body: object) =>
    objectsAfter(before, [
      { verb: 'patch', kind: kinds.Cluster, namespace, name, patch: body },
    ]);

  it('has the Cluster as it was patched, and leaves the one that is there alone', () => {
    const untouched = structuredClone(before);
    const { cluster } = patch({
      metadata: { annotations: { [clusterAnnotations.plan]: 'large' } },
      spec: { instances: 5, storage: null },
    });
    expect(cluster.metadata.annotations?.[clusterAnnotations.plan]).toBe(
      'large',
    );
    expect(cluster.spec?.instances).toBe(5);
    expect(cluster.spec).not.toHaveProperty('storage');
    expect(cluster.spec?.postgresql).toEqual(before.cluster.spec?.postgresql);
    expect(before).toEqual(untouched);
  });

  it('has the version to which it is upgraded, whatever runs by now', () => {
    const running = {
      ...before,
      cluster: {
        ...before.cluster,
        status: { ...before.cluster.status, image: 'pg:17.5' },
      },
    };
    const { cluster } = objectsAfter(running, [
      {
        verb: 'patch',
        kind: kinds.Cluster,
        namespace,
        name,
        patch: { spec: { imageName: 'pg:18.1', imageCatalogRef: null } },
      },
    ]);
    expect(majorVersion(running.cluster)).toBe(17);
    expect(majorVersion(cluster)).toBe(18);
  });

  it('has schedules and poolers that come, change and go', () => {
    const object = {
      metadata: { name: 'nightly', namespace },
      spec: { schedule: '0 0 2 * * *' },
    };
    const at = { kind: kinds.ScheduledBackup, namespace, name: 'nightly' };
    const created = objectsAfter({ ...before, scheduledBackups: [] }, [
      { verb: 'create', kind: kinds.ScheduledBackup, object },
    ]);
    expect(created.scheduledBackups).toEqual([object]);
    const suspended = objectsAfter(created, [
      { verb: 'patch', ...at, patch: { spec: { suspend: true } } },
    ]);
    expect(suspended.scheduledBackups[0].spec).toEqual({
      schedule: '0 0 2 * * *',
      suspend: true,
    });
    expect(
      objectsAfter(suspended, [{ verb: 'delete', ...at }]).scheduledBackups,
    ).toEqual([]);
  });
});

describe('newlyBroken', () => {
  const finding = (rest: Partial<PolicyFinding>): PolicyFinding => ({
    policy: 'a',
    rule: 'zones',
    title: 'Spread over zones',
    message: '',
    field: 'target',
    ...rest,
  });
  const report = (...findings: PolicyFinding[]) =>
    ({ findings } as PolicyReport);

  it('names what was kept before, waived rules not among it', () => {
    const other = finding({ policy: 'b' });
    const waived = finding({
      rule: 'backups',
      waived: { rule: 'backups', until: '2999-01-01', reason: 'r', by: 'b' },
    });
    expect(
      newlyBroken(report(finding({})), report(finding({}), other, waived)),
    ).toEqual([other]);
  });
});

describe('growthOf', () => {
  it('counts what is more, and nothing for what is less', () => {
    const usage = (cpu: number, memory: number) => sumUsage([{ cpu, memory }]);
    expect(growthOf(usage(2, 8), usage(6, 4))).toMatchObject({
      databases: 0,
      cpu: 4,
      memory: 0,
    });
  });
});
