import { archivingCauses } from './archivingCauses';
import { availability } from './availability';
import { backup } from './backup';
import { configuration } from './configuration';
import { creation } from './creation';
import { evaluation } from './evaluation';
import { lifecycle } from './lifecycle';
import { phases } from './phases';
import { replication } from './replication';
import { security } from './security';
import { storage } from './storage';

/**
 * What the backend says about a database, in English: the findings of the
 * health rules by rule and part, why rules could not be decided, the steps of
 * a creation, and the phases of a Cluster. `{{name}}` is a value; a sentence that has a plural has the
 * forms `_one` and `_other`.
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
} as const;
