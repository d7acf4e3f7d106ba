import { NOW, pluggedDatabase, setCondition } from '../../__fixtures__/plugged';
import { evaluateHealth } from '../evaluateHealth';

function judge(status: 'True' | 'False', reason: string) {
  return evaluateHealth(
    pluggedDatabase(objects => {
      objects.pods = [];
      setCondition(objects, 'cnpg.io/hibernation', status, { reason });
    }),
    NOW,
  );
}

describe('LC08, hibernation', () => {
  it('is neither healthy nor unhealthy', () => {
    const report = judge('True', 'Hibernated');
    expect(report.state).toBe('hibernated');
    expect(report.findings).toEqual([
      expect.objectContaining({ id: 'LC08', severity: 'info' }),
    ]);
  });

  it.each(['DeletingPods', 'WaitingPodsDeletion'])(
    'is progress while it is %s',
    reason => {
      expect(judge('False', reason)).toMatchObject({
        state: 'progressing',
        findings: [],
      });
    },
  );
});
