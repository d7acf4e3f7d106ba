import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import {
  DatabaseRef,
  FIELD_MANAGER,
  Kind,
  KubernetesObject,
  azureNames,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { Sandbox } from '../../integration/__testUtils__/nodeSandbox';

/** All that exists, by an id that says what it is. */
export type State = Map<string, object>;

const APPLIED: Kind[] = [
  kinds.Namespace,
  kinds.ObjectStore,
  kinds.Cluster,
  kinds.ScheduledBackup,
  kinds.PodMonitor,
];
/** Of these the operator makes as many as the Cluster asks for. */
const FOLLOWING: Kind[] = [
  kinds.Pod,
  kinds.Service,
  kinds.PersistentVolumeClaim,
];

/** What exists in the cluster and was applied or follows from it. */
export async function readKubernetes(
  kubernetes: KubernetesApi,
): Promise<State> {
  const state: State = new Map();
  for (const kind of [...APPLIED, ...FOLLOWING]) {
    const { items } = await kubernetes.list<
      KubernetesObject & { spec?: object }
    >(
      kind,
      // The pods of its jobs are there until the operator sees the cluster healthy.
      kind === kinds.Pod ? { labelSelector: 'cnpg.io/podRole=instance' } : {},
    );
    for (const { metadata, spec } of items) {
      const { name, namespace, labels, annotations, generation } = metadata;
      const managed = (metadata as { managedFields?: any[] }).managedFields;
      state.set(
        `${kind.kind}.${kind.group} ${namespace ?? ''}/${name}`,
        FOLLOWING.includes(kind)
          ? { kind: kind.kind, name, namespace }
          : {
              kind: kind.kind,
              name,
              namespace,
              labels,
              annotations,
              generation,
              owned: managed
                ?.filter(({ manager }) => manager === FIELD_MANAGER)
                .map(({ operation, fieldsV1 }) => ({ operation, fieldsV1 })),
              spec,
            },
      );
    }
  }
  return state;
}

/** What exists in Azure: containers, identities, role assignments, and the credentials of `ofIdentity`. */
export async function readAzure(
  sandbox: Sandbox,
  ofIdentity: (id: string) => boolean = () => true,
): Promise<State> {
  const { azure } = sandbox;
  const subscription = `/subscriptions/${azure.subscriptionId}`;
  const { access_token: token } = await ask(
    sandbox,
    `/${azure.tenantId}/oauth2/v2.0/token`,
    {},
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: `${sandbox.azureUrl}/.default`,
    }).toString(),
  );
  const state: State = new Map();
  const list = async (path: string, apiVersion: string) => {
    const { value, nextLink } = await ask(
      sandbox,
      `${path}?api-version=${apiVersion}`,
      { authorization: `Bearer ${token}` },
    );
    if (nextLink) throw new Error(`${path} has several pages`);
    for (const entry of value) state.set(entry.id, withoutTimes(entry));
    return value as { id: string }[];
  };
  await list(
    `${azure.storageAccountId}/blobServices/default/containers`,
    '2023-05-01',
  );
  const identities = await list(
    `${subscription}/resourceGroups/rg-pg-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities`,
    '2024-11-30',
  );
  for (const { id } of identities.filter(entry => ofIdentity(entry.id))) {
    await list(`${id}/federatedIdentityCredentials`, '2024-11-30');
  }
  await list(
    `${subscription}/providers/Microsoft.Authorization/roleAssignments`,
    '2022-04-01',
  );
  return state;
}

function ask(
  sandbox: Sandbox,
  path: string,
  headers: Record<string, string>,
  form?: string,
): Promise<any> {
  return new Promise((resolve, reject) => {
    const asking = request(
      new URL(path, sandbox.azureUrl),
      {
        method: form ? 'POST' : 'GET',
        ca: readFileSync(sandbox.caFile, 'utf8'),
        headers: {
          ...headers,
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(JSON.parse(text))
            : reject(new Error(`${path}: ${response.statusCode} ${text}`)),
        );
      },
    );
    asking.on('error', reject);
    asking.end(form);
  });
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function withoutTimes(entry: object): object {
  return JSON.parse(
    JSON.stringify(entry, (key, value) =>
      key === 'etag' || TIME.test(value) ? undefined : value,
    ),
  );
}

export const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What is named after a database, and what stands for it where databases are compared. */
export function namesOf(ref: DatabaseRef): [name: string, standIn: string][] {
  const { identity, federatedCredential, container } = azureNames(
    ref,
    'aks-primary',
  );
  return [
    [identity, '<identity>'],
    [federatedCredential, '<credential>'],
    [container, '<container>'],
    [ref.namespace, '<namespace>'],
    [ref.name, '<name>'],
    // The namespace's digits are the service's.
    [ref.name.replace('db-', 'orders-'), '<service>'],
    [ref.name.replace('db-', 'db_'), '<database>'],
  ];
}

/** A text about a database as it would be about any other. */
export function withoutNames(text: string, ref: DatabaseRef): string {
  return namesOf(ref).reduce(
    (result, [name, standIn]) => result.replaceAll(name, standIn),
    text,
  );
}

/** The objects as texts in which only what differs between two databases has been replaced. */
export function normalize(state: State, ref: DatabaseRef): string[] {
  const named = [...state.values()].map(object =>
    withoutNames(JSON.stringify(sorted(object), undefined, 1), ref),
  );
  const guids = new Map<string, string>();
  return named
    .sort((a, b) => (blank(a) < blank(b) ? -1 : 1))
    .map(text =>
      text.replace(GUID, guid => {
        const key = guid.toLowerCase();
        if (!guids.has(key)) guids.set(key, `<guid ${guids.size + 1}>`);
        return guids.get(key)!;
      }),
    );
}

/** The order must not depend on ids, nor the numbers of ids on the order. */
function blank(text: string): string {
  return text.replace(GUID, '');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
