import { Lab } from './Lab';
import { Row } from './report';
import { changeToBrowser } from './rows/changeToBrowser';
import { bodySize, latency } from './rows/entityEndpoint';
import { fleet } from './rows/fleet';
import { fleetPage } from './rows/fleetPage';
import { hangingTarget } from './rows/hangingTarget';
import { requestsOfManyViewers, requestsPerViewer } from './rows/requests';

/** Something that is measured in one go, and the rows that come of it. */
export interface Measurement {
  rows: string[];
  run(lab: Lab): Promise<Record<string, Row>>;
  /** How many targets it shares with its neighbours. */
  targets?: number;
}

/** All of them, those that share backends beside each other. */
export const measurements: Measurement[] = [
  { rows: ['requests-per-viewer'], run: requestsPerViewer, targets: 1 },
  { rows: ['latency-50ms'], run: latency, targets: 1 },
  { rows: ['entity-body'], run: bodySize, targets: 1 },
  { rows: ['requests-50-viewers'], run: requestsOfManyViewers, targets: 3 },
  { rows: ['hanging-target'], run: hangingTarget, targets: 3 },
  { rows: ['change-to-browser'], run: changeToBrowser },
  {
    rows: ['fleet-sync', 'fleet-memory', 'fleet-list', 'fleet-change'],
    run: fleet,
  },
  {
    rows: ['fleet-page-open', 'fleet-page-filter', 'fleet-page-scroll'],
    run: fleetPage,
  },
];
