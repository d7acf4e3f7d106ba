import { DatabaseObjects, DoctorReport } from '@pgportal/plugin-cnpg-common';
import { Verdict } from './CreationReporter';
import { DoctorReporter } from './DoctorReporter';

const START = Date.parse('2026-11-20T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const objects = {} as DatabaseObjects;
const waiting = (step: 'archiving' | 'primary'): Verdict => ({
  state: 'waiting',
  missing: '',
  step,
});
const BROKEN: DoctorReport = {
  broken: 'role',
  links: [
    {
      id: 'podLabel',
      title: 'Its pods have the label of workload identity',
      state: 'ok',
      detail: 'All have it.',
    },
    {
      id: 'role',
      title: 'The managed identity may write blobs',
      state: 'broken',
      detail: 'It has no role at the container.',
      fix: 'Run the creation again.',
    },
  ],
};
const SENTENCE =
  'The way to its backups is broken at "The managed identity may write blobs": It has no role at the container. Run the creation again.';

describe('DoctorReporter', () => {
  let log: string[];
  let examine: jest.Mock<Promise<DoctorReport>>;
  let doctor: DoctorReporter;
  beforeEach(() => {
    log = [];
    examine = jest.fn(async () => BROKEN);
    doctor = new DoctorReporter({ examine, log: line => log.push(line) });
  });

  it('waits a minute, asks once a minute, and says each answer once', async () => {
    for (let seconds = 0; seconds < 60; seconds += 2) {
      await doctor.look(waiting('archiving'), objects, at(seconds));
    }
    expect(examine).not.toHaveBeenCalled();
    for (let seconds = 60; seconds < 180; seconds += 2) {
      expect(
        await doctor.look(waiting('archiving'), objects, at(seconds)),
      ).toBe(SENTENCE);
    }
    expect(examine).toHaveBeenCalledTimes(2);
    expect(log).toEqual([SENTENCE]);

    examine.mockResolvedValue({ links: [] });
    expect(
      await doctor.look(waiting('archiving'), objects, at(240)),
    ).toBeUndefined();
  });

  it('asks only while archiving is what is missing', async () => {
    for (const verdict of [waiting('primary'), { state: 'ready' } as const]) {
      await doctor.look(verdict, objects, at(0));
      expect(await doctor.look(verdict, objects, at(90))).toBeUndefined();
    }
    expect(examine).not.toHaveBeenCalled();
  });
});
