import { DatabaseObjects, Pod } from '@pgportal/plugin-cnpg-common';
import { FakeKubernetes } from '../__testUtils__/FakeKubernetes';
import { BootstrapReporter } from './BootstrapReporter';

const pod = (attempt: number, phase: string): Pod => ({
  metadata: {
    name: `orders-copy-1-full-recovery-${attempt}`,
    uid: `uid-${attempt}`,
    labels: { 'cnpg.io/jobRole': 'full-recovery' },
  },
  status: { phase },
});
const objects = (...pods: Pod[]) => ({ pods } as DatabaseObjects);

describe('BootstrapReporter', () => {
  let log: string[];
  let kubernetes: FakeKubernetes;
  let reporter: BootstrapReporter;
  beforeEach(() => {
    log = [];
    kubernetes = new FakeKubernetes();
    kubernetes.logs =
      'recovery ended before configured recovery target was reached';
    reporter = new BootstrapReporter({
      kubernetes,
      ref: { target: 'aks1', namespace: 'team-orders', name: 'orders-copy' },
      log: message => log.push(message),
    });
  });

  it('keeps silent while the recovery goes on', async () => {
    expect(await reporter.look(objects(pod(1, 'Running')))).toEqual({
      isFinal: false,
    });
    expect(log).toEqual([]);
  });

  it('says a reason once, however often the job tries', async () => {
    await reporter.look(objects(pod(1, 'Failed')));
    const { reason, isFinal } = await reporter.look(
      objects(pod(1, 'Failed'), pod(2, 'Failed'), pod(3, 'Running')),
    );
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^The recovery failed\. The archive ends before/);
    expect(reason).toMatch(/^The archive ends before/);
    expect(isFinal).toBe(false);
  });

  it('knows when the job has given up', async () => {
    const failed = Array.from({ length: 7 }, (_, i) => pod(i, 'Failed'));
    expect(await reporter.look(objects(...failed))).toMatchObject({
      isFinal: true,
    });
  });

  it('says what initdb said', async () => {
    kubernetes.logs =
      '{"level":"info","msg":"initdb: error: could not create directory"}';
    const initdb = pod(1, 'Failed');
    initdb.metadata.labels = { 'cnpg.io/jobRole': 'initdb' };
    expect(await reporter.look(objects(initdb))).toEqual({
      reason: 'Its log says "initdb: error: could not create directory".',
      isFinal: false,
    });
    expect(log[0]).toMatch(/^The initialization of the database failed\. Its/);
  });

  it('names the pod where its logs say nothing known', async () => {
    kubernetes.logs = undefined;
    await reporter.look(objects(pod(1, 'Failed')));
    expect(log).toEqual([
      'The recovery failed. The logs of the pod orders-copy-1-full-recovery-1 say why.',
    ]);
  });
});
