// The linter knows tests by another name, which would have this run with the unit tests.
// eslint-disable-next-line no-restricted-imports
import { tryCuts } from './__testUtils__/cutPoints';

jest.setTimeout(15 * 60_000);

it('ends in the same state wherever it was cut, when it runs again', async () => {
  const { verdicts, leftOver } = await tryCuts(8);
  const tried = verdicts.filter(({ reached }) => reached);
  const differing = tried.filter(({ differences }) => differences.length);
  for (const { cut, differences } of differing) {
    process.stdout.write(
      `${cut.of} request ${cut.skip + 1} (${cut.request}) cut ${
        cut.when
      } its effect, ${cut.mode}:\n  ${differences.join('\n  ')}\n`,
    );
  }
  process.stdout.write(
    `cut points tried: ${tried.length}, differing end states: ${differing.length}\n`,
  );
  expect(differing).toEqual([]);
  expect(leftOver).toEqual([]);
  // Only the waiting at the end may be shorter than in the undisturbed run.
  expect(
    verdicts.filter(
      ({ reached, cut }) => !reached && !/^GET .*namespaces/.test(cut.request),
    ),
  ).toEqual([]);
});
