import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import * as legacy from './legacy';
import {
  entityDatabases,
  fakeApi,
  healthy,
  ordersService,
} from './__fixtures__';

describe('the plugin in the legacy frontend system', () => {
  it('offers the API to the app', () => {
    expect([...legacy.cnpgPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      legacy.cnpgApiRef.id,
    ]);
  });

  it('shows the same card, also without the tab', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            legacy.cnpgApiRef,
            fakeApi({
              getEntityDatabases: async () => entityDatabases([healthy]),
            }),
          ],
        ]}
      >
        <EntityProvider entity={ordersService}>
          <legacy.EntityCnpgCard />
        </EntityProvider>
      </TestApiProvider>,
    );
    expect(await screen.findByText('orders-db')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('leads from the card to the tab', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            legacy.cnpgApiRef,
            fakeApi({
              getEntityDatabases: async () => entityDatabases([healthy]),
            }),
          ],
        ]}
      >
        <EntityProvider entity={ordersService}>
          <legacy.EntityCnpgCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/tab': legacy.cnpgPlugin.routes.databaseTab } },
    );
    expect(
      await screen.findByRole('link', { name: 'Open the database page' }),
    ).toHaveAttribute('href', '/tab');
  });
});
