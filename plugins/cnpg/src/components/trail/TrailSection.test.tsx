import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { type TrailEntry, cnpgApiRef } from '../../api';
import { fakeApi } from '../../__fixtures__';
import { TrailSection } from './TrailSection';

const entry: TrailEntry = {
  id: '1',
  at: '2026-11-20T18:18:00Z',
  operation: 'switchover',
  title: 'Switchover to orders-db-2',
  by: 'user:default/alice',
  reason: 'CHG42',
  result: 'accepted',
  via: 'portal',
};

function render(getTrail: () => Promise<{ items: TrailEntry[] }>) {
  renderInTestApp(
    <TrailSection databaseRef="aks-primary/team-orders/orders-db" />,
    { apis: [[cnpgApiRef, fakeApi({ getTrail })]] },
  );
  return screen.findByRole('region', { name: 'Trail' });
}

describe('TrailSection', () => {
  it('says who did what, when, why, and what came of it', async () => {
    const trail = await render(async () => ({
      items: [
        entry,
        {
          ...entry,
          id: '2',
          title: 'Hibernate',
          by: 'user:other/bob',
          reason: undefined,
          result: 'refused',
          detail: 'A backup is under way.',
          via: 'action',
        },
      ],
    }));
    await within(trail).findByRole('table');
    const [, first, second] = within(trail).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Switchover to orders-db-2.*2026.*alice.*accepted.*CHG42/,
    );
    expect(second).toHaveTextContent(
      /Hibernate.*other\/bob, by an agent.*refused: A backup is under way\./,
    );
  });

  it('has the shape of a list while it loads', async () => {
    const trail = await render(() => new Promise(() => {}));
    expect(
      await within(trail).findByRole('progressbar', {
        name: 'Loading the trail',
      }),
    ).toBeInTheDocument();
  });

  it('says so while nothing has been done', async () => {
    const trail = await render(async () => ({ items: [] }));
    expect(
      await within(trail).findByText(/Nothing has been done/),
    ).toBeVisible();
  });

  it('says who may read it to those who may not', async () => {
    const message = 'This takes the permission cnpg.database.operate.';
    const trail = await render(async () => {
      throw await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: { name: 'NotAllowedError', message },
            response: { statusCode: 403 },
          }),
          { status: 403, headers: { 'Content-Type': 'application/json' } },
        ),
      );
    });
    await within(trail).findByText(/shown to those who may operate it/);
    expect(trail).toHaveTextContent(message);
  });
});
