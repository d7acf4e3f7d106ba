import { HealthRule } from '../rule';
import * as archiving from './archiving';
import * as availability from './availability';
import * as backup from './backup';
import * as backupSchedule from './backupSchedule';
import * as configuration from './configuration';
import * as instances from './instances';
import * as lease from './lease';
import * as lifecycle from './lifecycle';
import * as monitoring from './monitoring';
import * as progress from './progress';
import * as replication from './replication';
import * as retention from './retention';
import * as security from './security';
import * as storage from './storage';
import * as topology from './topology';
import * as version from './version';

const families: Record<string, unknown>[] = [
  availability,
  lease,
  instances,
  progress,
  replication,
  topology,
  archiving,
  backup,
  backupSchedule,
  retention,
  storage,
  security,
  configuration,
  monitoring,
  lifecycle,
  version,
];

function isRule(value: unknown): value is HealthRule {
  return typeof value === 'object' && value !== null && 'evaluate' in value;
}

/** Every rule that the families export, by id. */
export const RULES: HealthRule[] = families
  .flatMap(family => Object.values(family))
  .filter(isRule)
  .sort((a, b) => a.id.localeCompare(b.id));
