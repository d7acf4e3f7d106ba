import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import {
  type FormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import plugin, { cnpgApiRef } from './index';
import {
  entityDatabases,
  fakeApi,
  healthy,
  ordersService,
  ordersWebsite,
} from './__fixtures__';

const fieldNames = {
  'scaffolder-form-field:cnpg/database-name': 'CnpgDatabaseName',
  'scaffolder-form-field:cnpg/environment-picker': 'CnpgEnvironmentPicker',
  'scaffolder-form-field:cnpg/options': 'CnpgOptions',
  'scaffolder-form-field:cnpg/plan-picker': 'CnpgPlanPicker',
  'scaffolder-form-field:cnpg/review': 'CnpgReview',
  'scaffolder-form-field:cnpg/target-picker': 'CnpgTargetPicker',
  'scaffolder-form-field:cnpg/version-picker': 'CnpgVersionPicker',
} as const;

describe('the plugin in the new frontend system', () => {
  it('has the names that apps configure and templates write', async () => {
    for (const [id, name] of Object.entries(fieldNames)) {
      const extension = plugin.getExtension(id as keyof typeof fieldNames);
      const load = createExtensionTester(extension).get(
        FormFieldBlueprint.dataRefs.formFieldLoader,
      );
      const field = (await load()) as FormField & { name?: string };
      expect(field.name).toBe(name);
    }
  });

  it('shows the card where there are or may be databases', async () => {
    const card = createExtensionTester(
      plugin.getExtension('entity-card:cnpg/database'),
    );
    const isShown = card.get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(isShown(ordersService)).toBe(true);
    expect(isShown(ordersWebsite)).toBe(false);

    renderInTestApp(
      <EntityProvider entity={ordersService}>
        {card.reactElement()}
      </EntityProvider>,
      {
        apis: [
          [
            cnpgApiRef,
            fakeApi({
              getEntityDatabases: async () => entityDatabases([healthy]),
            }),
          ] as const,
        ],
      },
    );
    expect(await screen.findByText('orders-db')).toBeInTheDocument();
  });

  it('has a tab among the operations of an entity', () => {
    const tab = createExtensionTester(
      plugin.getExtension('entity-content:cnpg/database'),
    );
    expect(tab.get(coreExtensionData.routePath)).toBe('/database');
    expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe('Database');
    expect(tab.get(EntityContentBlueprint.dataRefs.group)).toBe('operation');
    const isShown = tab.get(EntityContentBlueprint.dataRefs.filterFunction)!;
    expect(isShown(ordersService)).toBe(true);
  });

  it('has a page over all databases, for those who may see it', async () => {
    const page = createExtensionTester(plugin.getExtension('page:cnpg'));
    expect(page.get(coreExtensionData.routePath)).toBe('/databases');
    expect(page.get(coreExtensionData.title)).toBe('Databases');
    expect(page.get(coreExtensionData.icon)).toBeDefined();
    const authorize = async () => ({ result: AuthorizeResult.DENY });
    renderInTestApp(page.reactElement(), {
      apis: [
        [cnpgApiRef, fakeApi({})],
        [permissionApiRef, { authorize }],
      ] as const,
    });
    expect(
      await screen.findByText(/takes the permission cnpg\.fleet\.read/),
    ).toBeInTheDocument();
  });
});
