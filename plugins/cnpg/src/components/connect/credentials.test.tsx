import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CnpgApi, type OperationsDocument, cnpgApiRef } from '../../api';
import {
  fakeApi,
  forbiddenOperations,
  healthy,
  operationsDocument,
} from '../../__fixtures__';
import { OperationsProvider } from '../operations/OperationsContext';
import { CredentialsButton } from './CredentialsButton';

jest.setTimeout(30_000);

const PASSWORD = 'correct-horse';

const credentials = {
  secret: 'orders-db-app',
  username: 'orders',
  password: PASSWORD,
  host: 'orders-db-rw.team-orders',
  port: '5432',
  database: 'orders',
  uri: `postgresql://orders:${PASSWORD}@orders-db-rw.team-orders:5432/orders`,
};

function setup(document: OperationsDocument, methods: Partial<CnpgApi> = {}) {
  const asked: unknown[] = [];
  renderInTestApp(
    <OperationsProvider database={healthy}>
      <CredentialsButton databaseRef={healthy.ref} />
    </OperationsProvider>,
    {
      apis: [
        [
          cnpgApiRef,
          fakeApi({
            getOperations: async () => document,
            revealCredentials: async (ref, request) => {
              asked.push(ref.name, request);
              return credentials;
            },
            ...methods,
          }),
        ],
      ],
    },
  );
  return { asked };
}

async function openDialog() {
  const button = await screen.findByRole('button', { name: 'Show password' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(button);
  return screen.findByRole('dialog', { name: 'Credentials of orders-db' });
}

describe('the credentials of a database', () => {
  it('are asked for on purpose, masked, and forgotten', async () => {
    const { asked } = setup(operationsDocument);
    const dialog = await openDialog();
    expect(asked).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show password' }),
    );
    const show = await within(dialog).findByRole('button', {
      name: 'Show Password',
    });
    expect(asked).toEqual(['orders-db', {}]);
    expect(dialog).toHaveTextContent('orders-db-rw.team-orders');
    expect(document.body.innerHTML).not.toContain(PASSWORD);

    await userEvent.click(show);
    expect(dialog).toHaveTextContent(PASSWORD);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Copy Password' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body.innerHTML).not.toContain(PASSWORD);
    expect(
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ).not.toContain(PASSWORD);

    // The next time they are asked for anew.
    await openDialog();
    expect(document.body.innerHTML).not.toContain('orders-db-rw.team-orders');
  });

  it('take a reason where one is asked for', async () => {
    const { asked } = setup({
      ...operationsDocument,
      reason: { hint: 'The number of the change' },
    });
    const dialog = await openDialog();
    const show = within(dialog).getByRole('button', { name: 'Show password' });
    expect(show).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'CHG42',
    );
    await userEvent.click(show);
    await waitFor(() =>
      expect(asked).toEqual(['orders-db', { reason: 'CHG42' }]),
    );
  });

  it('say who may see them to those who may not', async () => {
    setup(forbiddenOperations);
    const button = await screen.findByRole('button', { name: 'Show password' });
    await waitFor(() =>
      expect(button).toHaveAccessibleDescription(
        /takes the permission cnpg\.database\.credentials/,
      ),
    );
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('say why they are not shown', async () => {
    const message = 'There is no secret orders-db-app in the namespace.';
    setup(operationsDocument, {
      revealCredentials: async () => {
        throw await ResponseError.fromResponse(
          new Response(
            JSON.stringify({
              error: { name: 'NotFoundError', message },
              response: { statusCode: 404 },
            }),
            { status: 404, headers: { 'Content-Type': 'application/json' } },
          ),
        );
      },
    });
    const dialog = await openDialog();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show password' }),
    );
    expect(await within(dialog).findByText(message)).toBeVisible();
  });
});
