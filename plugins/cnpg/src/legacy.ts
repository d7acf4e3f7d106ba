/**
 * The plugin for apps on the legacy frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  lazyField,
  lazyLifecycleValidation,
  lazyValidation,
} from './fields/lazy';
import { CnpgClient, cnpgApiRef } from './api';
import { databaseTabRouteRef, fleetRouteRef } from './routes';

export * from './api';
export { isCnpgAvailable } from './entities';

/** @public */
export const cnpgPlugin = createPlugin({
  id: 'cnpg',
  routes: { databaseTab: databaseTabRouteRef, fleet: fleetRouteRef },
  apis: [
    createApiFactory({
      api: cnpgApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CnpgClient(deps),
    }),
  ],
});

/**
 * Card on an entity's overview.
 *
 * @public
 */
export const EntityCnpgCard = cnpgPlugin.provide(
  createComponentExtension({
    name: 'EntityCnpgCard',
    component: {
      lazy: () => import('./components/DatabaseCard').then(m => m.DatabaseCard),
    },
  }),
);

/**
 * Content of an entity's tab.
 *
 * @public
 */
export const EntityCnpgContent = cnpgPlugin.provide(
  createRoutableExtension({
    name: 'EntityCnpgContent',
    mountPoint: databaseTabRouteRef,
    component: () =>
      import('./components/DatabaseTab').then(m => m.DatabaseTab),
  }),
);

/**
 * Card for the home page: the user's databases that need attention.
 *
 * @public
 */
export const CnpgAttentionCard = cnpgPlugin.provide(
  createCardExtension({
    name: 'CnpgAttentionCard',
    title: 'My databases that need attention',
    components: () => import('./components/AttentionWidget'),
  }),
);

/**
 * Page over all databases of the company; usually at `/databases`.
 *
 * @public
 */
export const CnpgFleetPage = cnpgPlugin.provide(
  createRoutableExtension({
    name: 'CnpgFleetPage',
    mountPoint: fleetRouteRef,
    component: () => import('./fleet').then(m => m.LegacyFleetPage),
  }),
);

/**
 * Field of the template's form: the name of the database.
 *
 * @public
 */
export const CnpgDatabaseNameFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgDatabaseName',
    component: lazyField(() =>
      import('./fields/DatabaseName').then(m => m.DatabaseName),
    ),
    validation: lazyValidation(m => m.validateName),
  }),
);

/**
 * Field of the template's form: the plan.
 *
 * @public
 */
export const CnpgPlanPickerFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgPlanPicker',
    component: lazyField(() =>
      import('./fields/PlanPicker').then(m => m.PlanPicker),
    ),
    validation: lazyValidation(m => m.validatePlan),
  }),
);

/**
 * Field of the template's form: the environment.
 *
 * @public
 */
export const CnpgEnvironmentPickerFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgEnvironmentPicker',
    component: lazyField(() =>
      import('./fields/EnvironmentPicker').then(m => m.EnvironmentPicker),
    ),
    validation: lazyValidation(m => m.validateEnvironment),
  }),
);

/**
 * Field of the template's form: the version of PostgreSQL.
 *
 * @public
 */
export const CnpgVersionPickerFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgVersionPicker',
    component: lazyField(() =>
      import('./fields/VersionPicker').then(m => m.VersionPicker),
    ),
    validation: lazyValidation(m => m.validateVersion),
  }),
);

/**
 * Field of the template's form: the target.
 *
 * @public
 */
export const CnpgTargetPickerFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgTargetPicker',
    component: lazyField(() =>
      import('./fields/TargetPicker').then(m => m.TargetPicker),
    ),
    validation: lazyValidation(m => m.validateTarget),
  }),
);

/**
 * Field of the template's form: extensions, further databases, pooler, profile.
 *
 * @public
 */
export const CnpgOptionsFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgOptions',
    component: lazyField(() => import('./fields/Options').then(m => m.Options)),
    validation: lazyValidation(m => m.validateOptions),
  }),
);

/**
 * Field of the template's form: what will be created.
 *
 * @public
 */
export const CnpgReviewFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgReview',
    component: lazyField(() => import('./fields/Review').then(m => m.Review)),
    validation: lazyValidation(m => m.validateReview),
  }),
);

/**
 * Field of the templates' forms: a database that is there.
 *
 * @public
 */
export const CnpgDatabasePickerFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgDatabasePicker',
    component: lazyField(() =>
      import('./fields/DatabasePicker').then(m => m.DatabasePicker),
    ),
    validation: lazyLifecycleValidation(m => m.validateDatabase),
  }),
);

/**
 * Field of the templates' forms: what is restored, and how far.
 *
 * @public
 */
export const CnpgRecoveryPointFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgRecoveryPoint',
    component: lazyField(() =>
      import('./fields/RecoveryPoint').then(m => m.RecoveryPoint),
    ),
    validation: lazyLifecycleValidation(m => m.validateRecovery),
  }),
);

/**
 * Field of the templates' forms: when base backups are taken.
 *
 * @public
 */
export const CnpgScheduleFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgSchedule',
    component: lazyField(() =>
      import('./fields/Schedule').then(m => m.Schedule),
    ),
    validation: lazyLifecycleValidation(m => m.validateSchedule),
  }),
);

/**
 * Field of the templates' forms: the name of a database, typed once more.
 *
 * @public
 */
export const CnpgConfirmNameFieldExtension = cnpgPlugin.provide(
  createScaffolderFieldExtension({
    name: 'CnpgConfirmName',
    component: lazyField(() =>
      import('./fields/ConfirmName').then(m => m.ConfirmName),
    ),
    validation: lazyLifecycleValidation(m => m.validateConfirmName),
  }),
);
