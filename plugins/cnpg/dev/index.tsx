/**
 * The card and the tab in every state, without a backend: `yarn start`.
 */
import type { Entity } from '@backstage/catalog-model';
import {
  Content,
  Header,
  InfoCard,
  Link,
  Page,
} from '@backstage/core-components';
import { ResponseError } from '@backstage/errors';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { Route, Routes, useParams } from 'react-router-dom';
import type { DatabaseDetail } from '@pgportal/plugin-cnpg-common';
import cnpgPlugin, { cnpgApiRef } from '../src';
import {
  archivingFails,
  archivingFailsLive,
  beingCreated,
  entityDatabases,
  events,
  failingOver,
  failingOverLive,
  fakeApi,
  forbiddenLive,
  healthy,
  healthyLive,
  hibernated,
  laggingLive,
  manifest,
  offer,
  operationsDocument,
  ordersService,
  staleTarget,
  withoutBackups,
} from '../src/__fixtures__';
import * as fields from '../src/fields';
import { DatabaseCard } from '../src/components/DatabaseCard';
import { DatabaseTab } from '../src/components/DatabaseTab';

/** The state's name as namespace makes the references of all of them differ. */
function inState(namespace: string, database: DatabaseDetail): DatabaseDetail {
  const { target, name } = database;
  return { ...database, namespace, ref: `${target}/${namespace}/${name}` };
}

/** A week of backups, two of which failed. */
const week: DatabaseDetail = {
  ...healthy,
  backups: {
    ...healthy.backups,
    firstRecoverabilityPoint: '2026-11-14T02:00:41Z',
    lastSuccessfulAt: '2026-11-20T02:00:39Z',
  },
  backupList: [20, 19, 18, 17, 16, 15, 14].map(day => ({
    name: `orders-db-nightly-202611${day}020000`,
    phase: day === 17 || day === 18 ? 'failed' : 'completed',
    method: 'plugin',
    startedAt: `2026-11-${day}T02:00:00Z`,
    stoppedAt: `2026-11-${day}T02:00:41Z`,
    ...((day === 17 || day === 18) && { error: 'exit status 2' }),
  })),
  databases: [
    { name: 'orders', sqlName: 'orders', owner: 'orders', state: 'applied' },
  ],
  poolers: [
    {
      name: 'orders-db-pooler-rw',
      type: 'rw',
      poolMode: 'transaction',
      instances: { desired: 2, running: 2 },
      phase: 'active',
    },
  ],
};

/** One more instance than there are zones, one of them fenced. */
const fenced: DatabaseDetail = {
  ...healthy,
  instances: { desired: 4, ready: 3 },
  phase: 'Switchover in progress',
  phaseReason: 'Switching over to orders-db-2',
  instanceList: [
    ...healthy.instanceList,
    {
      ...healthy.instanceList[2],
      name: 'orders-db-4',
      node: 'aks-db-4',
      zone: 'swedencentral-1',
      ready: false,
      status: 'Fenced',
    },
  ],
};

const databases: Record<string, DatabaseDetail[]> = {
  healthy: [healthy],
  week: [week],
  lagging: [healthy],
  fenced: [fenced],
  'without-figures': [healthy],
  'being-created': [beingCreated],
  'archiving-fails': [archivingFails],
  'failing-over': [failingOver],
  hibernated: [hibernated],
  'without-backups': [withoutBackups],
  several: [healthy, { ...archivingFails, name: 'invoices-db' }],
  stale: [{ ...healthy, live: false }],
  missing: [],
  'nothing-yet': [],
  loading: [],
  forbidden: [],
  unreachable: [],
};

function databasesOf(state: string): DatabaseDetail[] {
  return databases[state].map(database => inState(state, database));
}

const api = fakeApi({
  previewPlan: async ({ name, plan, target }) => ({
    exists: false,
    problems:
      name === 'taken'
        ? [{ field: 'name', message: 'There is a database taken already.' }]
        : [],
    warnings: [],
    resources: plan
      ? [
          {
            where: 'azure',
            type: 'Managed identity',
            name: `id-pg-aks1-team-orders-${name}`,
            scope: 'rg-pg-identities',
          },
          { where: 'kubernetes', type: 'Namespace', name: 'team-orders' },
          {
            where: 'kubernetes',
            type: 'Cluster',
            name: name ?? '',
            scope: 'team-orders',
          },
        ]
      : [],
    ...(plan && {
      ref: `${target}/team-orders/${name}`,
      manifests: `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: ${name}\n`,
    }),
  }),
  getInstances: async ({ namespace: state }) => {
    switch (state) {
      case 'archiving-fails':
        return archivingFailsLive;
      case 'failing-over':
        return failingOverLive;
      case 'lagging':
        return laggingLive;
      case 'without-figures':
        return forbiddenLive;
      default:
        return healthyLive;
    }
  },
  getEvents: async () => ({ items: events }),
  getDoctor: async () => ({ links: [] }),
  getManifest: async () => manifest,
  getOperations: async () => operationsDocument,
  getTrail: async () => ({ items: [] }),
  getOffer: async () => offer,
  getEntityDatabases: async ({ name: state }) => {
    if (state === 'loading') return new Promise(() => {});
    if (state === 'unreachable') throw new TypeError('Failed to fetch');
    if (state === 'forbidden') {
      throw await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: {
              name: 'NotAllowedError',
              message: 'You may not see the database orders-db.',
            },
            response: { statusCode: 403 },
          }),
          { status: 403, headers: { 'Content-Type': 'application/json' } },
        ),
      );
    }
    return entityDatabases(databasesOf(state), {
      ...(state === 'stale' && { targets: [staleTarget] }),
      ...(state === 'missing' && {
        missing: [
          {
            ref: 'aks-primary/team-orders/old-db',
            reason:
              'There is no database old-db in namespace team-orders on AKS primary.',
          },
        ],
      }),
    });
  },
  getDatabase: async ({ namespace: state, name }) =>
    databasesOf(state).find(database => database.name === name)!,
});

function entity(name: string): Entity {
  return { ...ordersService, metadata: { name, namespace: 'default' } };
}

function Cards() {
  return (
    <Grid container spacing={3}>
      {Object.keys(databases).map(name => (
        <Grid item xs={12} md={6} key={name}>
          <Typography variant="overline">
            <Link to={name}>{name}</Link>
          </Typography>
          <EntityProvider entity={entity(name)}>
            <DatabaseCard />
          </EntityProvider>
        </Grid>
      ))}
    </Grid>
  );
}

const text = { type: 'string' };

/** The form as the template makes it, without the picker of the service. */
function CreateForm() {
  return (
    <Stepper
      extensions={Object.values(fields) as unknown as FieldExtensionOptions[]}
      initialState={{ service: 'component:default/orders' }}
      onCreate={async () => {}}
      manifest={{
        title: 'PostgreSQL database',
        steps: [
          {
            title: 'What is it for?',
            schema: {
              type: 'object',
              required: ['name', 'environment'],
              properties: {
                name: { ...text, 'ui:field': 'CnpgDatabaseName' },
                environment: { ...text, 'ui:field': 'CnpgEnvironmentPicker' },
              },
            },
          },
          {
            title: 'How big?',
            schema: {
              type: 'object',
              required: ['plan', 'version', 'target'],
              properties: {
                plan: { ...text, 'ui:field': 'CnpgPlanPicker' },
                version: { type: 'number', 'ui:field': 'CnpgVersionPicker' },
                target: { ...text, 'ui:field': 'CnpgTargetPicker' },
              },
            },
          },
          {
            title: 'Look before you leap',
            schema: {
              type: 'object',
              properties: { review: { ...text, 'ui:field': 'CnpgReview' } },
            },
          },
        ],
      }}
    />
  );
}

function Tab() {
  const { name = '' } = useParams();
  return (
    <EntityProvider entity={entity(name)} key={name}>
      <DatabaseTab />
    </EntityProvider>
  );
}

const devPlugin = createFrontendPlugin({
  pluginId: 'cnpg-dev',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/states',
        loader: async () => (
          <Page themeId="tool">
            <Header title="States" />
            <Content>
              <Routes>
                <Route path="/" element={<Cards />} />
                <Route
                  path="/form"
                  element={
                    <InfoCard>
                      <CreateForm />
                    </InfoCard>
                  }
                />
                <Route path="/:name" element={<Tab />} />
              </Routes>
            </Content>
          </Page>
        ),
      },
    }),
  ],
});

const fixtureApi = createFrontendModule({
  pluginId: 'cnpg',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({ api: cnpgApiRef, deps: {}, factory: () => api }),
    }),
  ],
});

createDevApp({ features: [cnpgPlugin, fixtureApi, devPlugin] });
