import { eachWrite, tryCuts } from './__testUtils__/cutPoints';
import { restore, retirement } from './__testUtils__/scenarios';

jest.setTimeout(180_000);

// All cut points: yarn test:faults
describe.each([restore, retirement])('$name', scenario => {
  it('ends in the same state when it was cut at a write and runs again', async () => {
    const { verdicts, leftOver } = await tryCuts(2, eachWrite, scenario);
    expect(verdicts.length).toBeGreaterThanOrEqual(7);
    expect(verdicts.filter(({ reached }) => !reached)).toEqual([]);
    expect(verdicts.filter(({ differences }) => differences.length)).toEqual(
      [],
    );
    expect(leftOver).toEqual([]);
  });
});
