import type { FleetDay } from '../api';

const DAY = 24 * 60 * 60_000;

export interface ScorePoint {
  day: string;
  score: number;
  x: number;
  y: number;
}

/**
 * Where the days of a history lie in a picture: the whole time from left to
 * right, the scores 0 to 100 upwards. A day without a score, or that is not
 * there at all, interrupts the line.
 *
 * @param size - in pixels
 * @returns the unbroken pieces, oldest first
 */
export function layoutScores(
  days: FleetDay[],
  size: { width: number; height: number },
): ScorePoint[][] {
  const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
  const first = days.length ? time(days[0].day) : 0;
  const span = days.length ? time(days[days.length - 1].day) - first : 0;
  const pieces: ScorePoint[][] = [];
  let before: number | undefined;
  for (const { day, score } of days) {
    const at = time(day);
    if (score === undefined) {
      before = undefined;
    } else {
      const point = {
        day,
        score,
        // A single day stands at the end, where today is.
        x: span ? ((at - first) / span) * size.width : size.width,
        y: (1 - score / 100) * size.height,
      };
      if (before !== undefined && at - before === DAY)
        pieces.at(-1)?.push(point);
      else pieces.push([point]);
      before = at;
    }
  }
  return pieces;
}
