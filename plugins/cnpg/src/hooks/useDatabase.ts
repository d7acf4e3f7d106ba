import { useApi } from '@backstage/core-plugin-api';
import { InputError } from '@backstage/errors';
import {
  type DatabaseDetail,
  parseDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { cnpgApiRef } from '../api';
import { useLiveDocument } from './useLiveDocument';

/**
 * All of one database, live.
 *
 * @param ref - `<target>/<namespace>/<name>`
 */
export function useDatabase(ref: string) {
  const api = useApi(cnpgApiRef);
  return useLiveDocument<DatabaseDetail>(
    ref,
    async options => {
      const parsed = parseDatabaseRef(ref);
      if (!parsed) throw new InputError(`"${ref}" names no database`);
      return api.getDatabase(parsed, options);
    },
    () => [`cnpg:database:${ref}`],
  );
}
