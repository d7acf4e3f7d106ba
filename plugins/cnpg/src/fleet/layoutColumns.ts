/** Pixels at least, and its share of what is left. */
export type ColumnWidth = [least: number, share: number];

/**
 * How wide columns are, in pixels, where so many are available. As many as fit
 * fill the width exactly, so that none is cut in the middle; the others follow
 * beyond it, to be scrolled to.
 */
export function layoutColumns(
  widths: ColumnWidth[],
  available: number,
): number[] {
  let fitting = 0;
  let taken = 0;
  while (fitting < widths.length && taken + widths[fitting][0] <= available) {
    taken += widths[fitting][0];
    fitting += 1;
  }
  const shares = widths
    .slice(0, fitting)
    .reduce((sum, [, share]) => sum + share, 0);
  return widths.map(([least, share], index) =>
    index < fitting ? least + ((available - taken) * share) / shares : least,
  );
}
