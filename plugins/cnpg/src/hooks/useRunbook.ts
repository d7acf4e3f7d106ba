import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { Finding } from '@pgportal/plugin-cnpg-common';

/** Where this product's own runbooks can be read. */
const DEFAULT_BASE = 'https://github.com/pgportal/pgportal/blob/main/docs';

/** The address of what is written about a finding: `cnpg.docsUrl` and the path of its runbook. */
export function useRunbook({ docs }: Finding): string {
  const base =
    useApi(configApiRef).getOptionalString('cnpg.docsUrl') ?? DEFAULT_BASE;
  return `${base.replace(/\/+$/, '')}/${docs}`;
}
