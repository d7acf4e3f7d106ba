import { z } from 'zod';
import { TokenFacts } from './database';

/** CloudNativePG `pkg/utils/parser.go`, `PgControldataTokenContent` */
const content = z.object({
  latestCheckpointTimelineID: z.string().regex(/^\d+$/),
  redoWalFile: z.string().regex(/^[0-9A-F]{24}$/i),
  databaseSystemIdentifier: z.string().regex(/^\d+$/),
  latestCheckpointREDOLocation: z.string().regex(/^[0-9A-F]+\/[0-9A-F]+$/i),
  timeOfLatestCheckpoint: z.string().min(1),
  operatorVersion: z.string().optional(),
});

/**
 * What a token of a replica cluster says: base64 of JSON.
 *
 * @param systemId - of the cluster that the token is in
 */
export function tokenFacts(
  token: string,
  systemId: string | undefined,
): TokenFacts {
  const { data } = content.safeParse(decode(token));
  if (!data) {
    return { valid: false, problem: 'It is no token of CloudNativePG.' };
  }
  const systemIdMatches = systemId
    ? data.databaseSystemIdentifier === systemId
    : undefined;
  const at = checkpointTime(data.timeOfLatestCheckpoint);
  return {
    valid: systemIdMatches !== false,
    ...(systemIdMatches === false && {
      problem: 'It is about the data of another cluster.',
    }),
    ...(systemIdMatches !== undefined && { systemIdMatches }),
    lsn: data.latestCheckpointREDOLocation,
    walFile: data.redoWalFile,
    timelineId: Number(data.latestCheckpointTimelineID),
    ...(at && { at }),
    ...(data.operatorVersion && { operatorVersion: data.operatorVersion }),
  };
}

function decode(token: string): unknown {
  try {
    return JSON.parse(atob(token.trim()));
  } catch {
    return undefined;
  }
}

/** As pg_controldata writes it, in the UTC of CloudNativePG's images: `Fri Nov 20 18:22:11 2026`. */
function checkpointTime(text: string): string | undefined {
  const time = new Date(
    /UTC|[+-]\d\d:?\d\d$/.test(text) ? text : `${text} UTC`,
  );
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
