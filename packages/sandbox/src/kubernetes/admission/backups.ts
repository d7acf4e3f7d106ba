import { duplicate, invalid } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

const credentials = [
  'azureCredentials',
  's3Credentials',
  'googleCredentials',
] as const;

const inTree: Rule = ({ spec }) => {
  const store = spec.backup?.barmanObjectStore;
  if (!store) {
    return [];
  }
  const path = 'spec.backup.barmanObjectStore';
  const given = credentials.filter(each => store[each]);
  if (given.length === 0) {
    return [
      invalid(
        path,
        store,
        'missing credentials. One and only one of azureCredentials, s3Credentials and googleCredentials are required',
      ),
    ];
  }
  if (given.length > 1) {
    return [
      invalid(
        path,
        store,
        'too many credentials. One and only one of azureCredentials, s3Credentials and googleCredentials are required',
      ),
    ];
  }
  return store.azureCredentials
    ? azureErrors(`${path}.azureCredentials`, store.azureCredentials)
    : [];
};

function azureErrors(path: string, azure: any): FieldError[] {
  const { connectionString, storageAccount, storageKey, storageSasToken } =
    azure;
  const ways = [
    connectionString,
    storageKey,
    storageSasToken,
    azure.inheritFromAzureAD,
    azure.useDefaultAzureCredentials,
  ].filter(Boolean).length;
  if (ways !== 1) {
    return [
      invalid(
        path,
        azure,
        'one and only one of connectionString, storageKey, storageSasToken, inheritFromAzureAD and useDefaultAzureCredentials is required',
      ),
    ];
  }
  return (storageKey || storageSasToken) && !storageAccount
    ? [
        invalid(
          path,
          azure,
          'storageAccount is required with storageKey and storageSasToken',
        ),
      ]
    : [];
}

const plugins: Rule = ({ spec }) => {
  const list: any[] = spec.plugins ?? [];
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  list.forEach((plugin, index) => {
    if (seen.has(plugin.name)) {
      errors.push(duplicate(`spec.plugins[${index}].name`, plugin.name));
    }
    seen.add(plugin.name);
  });
  const archivers = list
    .map((plugin, index) => ({ plugin, index }))
    .filter(
      ({ plugin }) => plugin.isWALArchiver === true && plugin.enabled !== false,
    );
  if (archivers.length > 1) {
    errors.push(
      invalid(
        'spec.plugins',
        archivers.map(({ plugin }) => plugin.name),
        'Cannot have more than one WAL archiver plugin enabled',
      ),
    );
  }
  if (archivers.length > 0 && spec.backup?.barmanObjectStore) {
    errors.push(
      invalid(
        'spec.plugins',
        archivers.map(({ plugin }) => plugin.name),
        'Cannot enable a WAL archiver plugin when barmanObjectStore is configured',
      ),
    );
  }
  return errors;
};

/** Where backups and WAL go. */
export const backups: Rule[] = [inTree, plugins];
