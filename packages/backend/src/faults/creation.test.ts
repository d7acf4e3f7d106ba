import { eachWrite, tryCuts } from './__testUtils__/cutPoints';

jest.setTimeout(120_000);

// All cut points: yarn test:faults
it('ends in the same state when it was cut at a write and runs again', async () => {
  const { verdicts, leftOver } = await tryCuts(2, eachWrite);
  expect(verdicts.length).toBeGreaterThanOrEqual(10);
  expect(verdicts.filter(({ reached }) => !reached)).toEqual([]);
  expect(verdicts.filter(({ differences }) => differences.length)).toEqual([]);
  expect(leftOver).toEqual([]);
});
