import { identityApiRef } from '@backstage/core-plugin-api';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { act, screen } from '@testing-library/react';
import { archivingFails, fakeApi } from '../../__fixtures__';
import { type CnpgApi, cnpgApiRef } from '../../api';
import { cnpgPlugin } from '../../plugin';

type List = Awaited<ReturnType<CnpgApi['getDatabases']>>;

const list = (items: List['items'], total = items.length) =>
  ({ items, total, counts: {}, targets: [] } as unknown as List);

function render(
  getDatabases: CnpgApi['getDatabases'],
  options: { owns?: string[] } = {},
) {
  const { owns = ['user:default/jane', 'group:default/team-orders'] } = options;
  const widget = createExtensionTester(
    cnpgPlugin.getExtension('home-page-widget:cnpg/attention'),
  ).get(HomePageWidgetBlueprint.dataRefs.widget);
  return renderInTestApp(widget.component, {
    apis: [
      [cnpgApiRef, fakeApi({ getDatabases })],
      [
        identityApiRef,
        {
          getBackstageIdentity: async () => ({
            type: 'user',
            userEntityRef: 'user:default/jane',
            ownershipEntityRefs: owns,
          }),
        } as any,
      ],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('the card of databases that need attention', () => {
  it('shows the worst of what the user owns, in words, with a link', async () => {
    const getDatabases = jest.fn(async () => list([archivingFails], 4));
    render(getDatabases);
    expect(
      await screen.findByRole('link', { name: archivingFails.name }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/resource/${archivingFails.entityRef.split('/')[1]}`,
    );
    expect(
      screen.getByText('My databases that need attention'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(archivingFails.health.worst!.title),
    ).toBeInTheDocument();
    expect(screen.getByText('And 3 more')).toBeInTheDocument();
    expect(getDatabases).toHaveBeenCalledWith(
      {
        owner: ['user:default/jane', 'group:default/team-orders'],
        health: ['unhealthy', 'degraded', 'unknown'],
        sort: 'health',
        order: 'asc',
        limit: 5,
      },
      expect.anything(),
    );
  });

  it('says so when nothing is wrong', async () => {
    render(async () => list([]));
    expect(await screen.findByText(/needs attention\.$/)).toBeInTheDocument();
  });

  it('asks for nothing when the user owns nothing', async () => {
    // The API of the fixtures fails whatever it is asked.
    const getDatabases = jest.fn();
    render(getDatabases, { owns: [] });
    expect(await screen.findByText(/needs attention\.$/)).toBeInTheDocument();
    expect(getDatabases).not.toHaveBeenCalled();
  });

  it('says when what it shows is old', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const getDatabases = jest.fn(async () => list([archivingFails]));
    render(getDatabases);
    await screen.findByRole('link', { name: archivingFails.name });
    getDatabases.mockRejectedValue(new TypeError('Failed to fetch'));
    await act(async () => {
      await jest.advanceTimersByTimeAsync(60_000);
    });
    expect(screen.getByText(/^This could not be renewed/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: archivingFails.name }),
    ).toBeInTheDocument();
    jest.useRealTimers();
  });

  it('says why nothing can be shown', async () => {
    render(async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(
      await screen.findByRole('button', { name: /again/i }),
    ).toBeInTheDocument();
  });
});
