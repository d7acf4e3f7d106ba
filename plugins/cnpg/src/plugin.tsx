import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import StorageIcon from '@material-ui/icons/Storage';
import { CnpgClient, cnpgApiRef } from './api';
import { databaseEntityPredicate } from './entities';
import { databaseTabRouteRef, fleetRouteRef } from './routes';

const cnpgApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: cnpgApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CnpgClient(deps),
    }),
});

const databaseCard = EntityCardBlueprint.make({
  name: 'database',
  params: {
    filter: databaseEntityPredicate,
    loader: () =>
      import('./components/DatabaseCard').then(m => <m.DatabaseCard />),
  },
});

const databaseTab = EntityContentBlueprint.make({
  name: 'database',
  params: {
    path: '/database',
    title: 'Database',
    group: 'operation',
    icon: <StorageIcon fontSize="inherit" />,
    routeRef: databaseTabRouteRef,
    filter: databaseEntityPredicate,
    loader: () =>
      import('./components/DatabaseTab').then(m => <m.DatabaseTab />),
  },
});

const fleetPage = PageBlueprint.make({
  params: {
    path: '/databases',
    title: 'Databases',
    icon: <StorageIcon fontSize="inherit" />,
    routeRef: fleetRouteRef,
    loader: () => import('./fleet').then(m => <m.FleetPageContent />),
  },
});

const attentionWidget = HomePageWidgetBlueprint.make({
  name: 'attention',
  params: {
    name: 'CnpgAttention',
    title: 'My databases that need attention',
    description: 'What is wrong with the PostgreSQL databases of your teams',
    components: () => import('./components/AttentionWidget'),
    layout: { width: { defaultColumns: 6, minColumns: 4 } },
  },
});

const databaseNameField = FormFieldBlueprint.make({
  name: 'database-name',
  params: { field: () => import('./fields').then(m => m.databaseNameField) },
});

const planPickerField = FormFieldBlueprint.make({
  name: 'plan-picker',
  params: { field: () => import('./fields').then(m => m.planPickerField) },
});

const environmentPickerField = FormFieldBlueprint.make({
  name: 'environment-picker',
  params: {
    field: () => import('./fields').then(m => m.environmentPickerField),
  },
});

const versionPickerField = FormFieldBlueprint.make({
  name: 'version-picker',
  params: { field: () => import('./fields').then(m => m.versionPickerField) },
});

const targetPickerField = FormFieldBlueprint.make({
  name: 'target-picker',
  params: { field: () => import('./fields').then(m => m.targetPickerField) },
});

const optionsField = FormFieldBlueprint.make({
  name: 'options',
  params: { field: () => import('./fields').then(m => m.optionsField) },
});

const reviewField = FormFieldBlueprint.make({
  name: 'review',
  params: { field: () => import('./fields').then(m => m.reviewField) },
});

const databasePickerField = FormFieldBlueprint.make({
  name: 'database-picker',
  params: { field: () => import('./fields').then(m => m.databasePickerField) },
});

const recoveryPointField = FormFieldBlueprint.make({
  name: 'recovery-point',
  params: { field: () => import('./fields').then(m => m.recoveryPointField) },
});

const scheduleField = FormFieldBlueprint.make({
  name: 'schedule',
  params: { field: () => import('./fields').then(m => m.scheduleField) },
});

const confirmNameField = FormFieldBlueprint.make({
  name: 'confirm-name',
  params: { field: () => import('./fields').then(m => m.confirmNameField) },
});

/**
 * Databases in the catalog: card, tab, the page over all of them and the fields
 * of the template's form, for the new frontend system.
 *
 * @public
 */
export const cnpgPlugin = createFrontendPlugin({
  pluginId: 'cnpg',
  title: 'PostgreSQL databases',
  icon: <StorageIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { databaseTab: databaseTabRouteRef, fleet: fleetRouteRef },
  extensions: [
    cnpgApi,
    databaseCard,
    databaseTab,
    fleetPage,
    attentionWidget,
    databaseNameField,
    planPickerField,
    environmentPickerField,
    versionPickerField,
    targetPickerField,
    optionsField,
    reviewField,
    databasePickerField,
    recoveryPointField,
    scheduleField,
    confirmNameField,
  ],
});
