import type { BackupDestination } from './cluster.ts';
import type { Contents } from './contents.ts';

/** A base backup in an archive. */
export interface BaseBackup {
  /** Barman's id, `20261120T181713`. */
  id: string;
  endedAt: Date;
  majorVersion: number;
}

/** What one server has stored: its base backups and its WAL. */
export interface Archive {
  systemId: string;
  timeline: number;
  /** Position in the WAL, in bytes, and moment up to which the archive reaches. */
  lsn: number;
  endsAt: Date;
  backups: BaseBackup[];
  contents: Contents;
}

/** A store that a pod could open. */
export interface ArchivePlace {
  /** The container in Azure; undefined where the sandbox knows none, as with account keys. */
  container: object | undefined;
  destinationPath: string;
  serverName: string;
}

export function placeOf(
  destination: BackupDestination,
  container: object | undefined,
): ArchivePlace {
  return {
    container,
    destinationPath: destination.destinationPath ?? '',
    serverName: destination.serverName,
  };
}

/** The archives of all servers. They outlive their clusters, and end with their container. */
export class Archives {
  readonly #inContainers = new WeakMap<object, Map<string, Archive>>();
  readonly #elsewhere = new Map<string, Archive>();

  find(place: ArchivePlace): Archive | undefined {
    return this.#shelf(place.container).get(key(place));
  }

  /** The archive at a place, begun if there is none. */
  open(place: ArchivePlace, begin: () => Archive): Archive {
    const shelf = this.#shelf(place.container);
    const known = shelf.get(key(place)) ?? begin();
    shelf.set(key(place), known);
    return known;
  }

  #shelf(container: object | undefined): Map<string, Archive> {
    if (!container) {
      return this.#elsewhere;
    }
    const known = this.#inContainers.get(container) ?? new Map();
    this.#inContainers.set(container, known);
    return known;
  }
}

function key({ destinationPath, serverName }: ArchivePlace): string {
  return `${destinationPath.replace(/\/+$/, '')}/${serverName}`;
}
