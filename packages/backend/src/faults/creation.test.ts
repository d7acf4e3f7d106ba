import { CutPoint, tryCuts } from './__testUtils__/cutPoints';

jest.setTimeout(120_000);

/** One cut at each kind of write, alternately before and after, in every mode. */
function eachWrite(cuts: CutPoint[]): CutPoint[] {
  const modes = ['once', 'new task', 'resumed task'];
  const writes = [
    ...new Set(
      cuts
        .map(({ request }) => request)
        .filter(request => !/^GET/.test(request)),
    ),
  ];
  return writes.map(
    (request, i) =>
      cuts.find(
        cut =>
          cut.request === request &&
          cut.when === (i % 2 ? 'before' : 'after') &&
          cut.mode === modes[i % modes.length],
      )!,
  );
}

// All cut points: yarn test:faults
it('ends in the same state when it was cut at a write and runs again', async () => {
  const { verdicts, leftOver } = await tryCuts(2, eachWrite);
  expect(verdicts.length).toBeGreaterThanOrEqual(10);
  expect(verdicts.filter(({ reached }) => !reached)).toEqual([]);
  expect(verdicts.filter(({ differences }) => differences.length)).toEqual([]);
  expect(leftOver).toEqual([]);
});
