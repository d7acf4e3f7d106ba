import { archivingCauses } from './archivingCauses';
import { availability } from './availability';
import { backup } from './backup';
import { configuration } from './configuration';
import { creation } from './creation';
import { doctor } from './doctor';
import { evaluation } from './evaluation';
import { lifecycle } from './lifecycle';
import { operationLimits } from './operationLimits';
import { operations } from './operations';
import { parameters } from './parameters';
import { phases } from './phases';
import { plan } from './plan';
import { policy } from './policy';
import { replication } from './replication';
import { schedules } from './schedules';
import { security } from './security';
import { storage } from './storage';

/**
 * What the backend says about a database, in English: the findings of the
 * health rules by rule and part, why rules could not be decided, the steps of
 * a creation, the phases of a Cluster, what operations and the chain to the backups
 * say, what policies forbid, and what a plan remarks. `{{name}}` is a value; a sentence that has a plural has the forms `_one` and `_other`.
 *
 * @public
 */
export const englishMessages = {
  ...evaluation,
  ...availability,
  ...replication,
  ...archivingCauses,
  ...backup,
  ...storage,
  ...security,
  ...configuration,
  ...lifecycle,
  ...creation,
  ...phases,
  ...operations,
  ...operationLimits,
  ...parameters,
  ...schedules,
  ...doctor,
  ...policy,
  ...plan,
} as const;
