import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import {
  type CnpgApi,
  type OperationRequest,
  type OperationsDocument,
  cnpgApiRef,
} from '../../api';
import {
  fakeApi,
  forbiddenOperations,
  healthy,
  offer,
  operationsDocument,
} from '../../__fixtures__';
import { OperationsBar } from './OperationsBar';
import { OperationsProvider } from './OperationsContext';
import { RunningStrip } from './RunningStrip';

jest.setTimeout(30_000);

const REF = {
  target: 'aks-primary',
  namespace: 'team-orders',
  name: 'orders-db',
};

function setup(document: OperationsDocument, methods: Partial<CnpgApi> = {}) {
  const sent: { id: string; request: OperationRequest }[] = [];
  const shown = { document };
  renderInTestApp(
    <OperationsProvider database={healthy}>
      <OperationsBar />
      <RunningStrip />
    </OperationsProvider>,
    {
      apis: [
        [
          cnpgApiRef,
          fakeApi({
            getOperations: async () => shown.document,
            previewOperation: async (_ref, id) => ({
              title: id,
              effect: `What ${id} does`,
              writes: [{ request: 'PATCH clusters/orders-db', body: { a: 1 } }],
            }),
            runOperation: async (ref, id, request) => {
              expect(ref).toEqual(REF);
              sent.push({ id, request });
              return {
                id: 'x',
                operation: id,
                title: `Title of ${id}`,
                effect: 'Soon.',
                at: new Date().toISOString(),
                by: 'user:default/guest',
                result: 'accepted',
              };
            },
            ...methods,
          }),
        ],
      ],
    },
  );
  return { sent, shown };
}

async function openMenu() {
  const button = await screen.findByRole('button', { name: 'Operations' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(button);
  return screen.findByRole('menu', { name: 'Operations' });
}

async function openDialog(name: string) {
  await userEvent.click(
    within(await openMenu()).getByRole('menuitem', { name }),
  );
  return screen.findByRole('dialog');
}

function refusal(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'ConflictError', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

async function expectAccessible(element: HTMLElement) {
  const { violations } = await axe.run(element, {
    // jsdom lays nothing out.
    rules: { 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual(
    [],
  );
}

describe('the operations of a database', () => {
  it('shows what one may not do, with the reason, to everybody', async () => {
    const { sent } = setup(forbiddenOperations);
    const menu = await openMenu();
    const items = within(menu).getAllByRole('menuitem');
    expect(items).toHaveLength(operationsDocument.operations.length);
    for (const item of items) {
      expect(item).toHaveAttribute('aria-disabled', 'true');
      expect(item).toHaveTextContent(/This takes the permission cnpg\./);
    }
    // The keyboard reaches what is refused, and can do nothing with it.
    expect(items[0]).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(items[1]).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('{Escape}');

    const backup = await screen.findByRole('button', { name: 'Back up now' });
    expect(backup).toHaveAttribute('aria-disabled', 'true');
    expect(backup).toHaveAccessibleDescription(
      'This takes the permission cnpg.database.backup for the database.',
    );
    await userEvent.click(backup);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent).toEqual([]);
  });

  it('groups them, and has nothing that axe finds wrong', async () => {
    setup(operationsDocument);
    const menu = await openMenu();
    expect(menu).toHaveTextContent(
      /Backups.*Availability.*Size.*Configuration and version.*Poolers, databases and roles.*Deletion/,
    );
    await expectAccessible(menu);
    for (const name of ['Switch over', 'Change parameters']) {
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
      const dialog = await openDialog(name);
      await expectAccessible(dialog);
      await userEvent.click(
        within(dialog).getByRole('button', { name: 'Cancel' }),
      );
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    }
  });

  it('gives the keyboard back to the menu when a dialog is closed', async () => {
    setup(operationsDocument);
    for (const name of ['Switch over', 'Restart the database']) {
      const dialog = await openDialog(name);
      await userEvent.click(
        within(dialog).getByRole('button', { name: 'Cancel' }),
      );
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(screen.getByRole('button', { name: 'Operations' })).toHaveFocus();
    }
  });

  it('opens no dialog again by itself that went with its database', async () => {
    let isGone = false;
    setup(operationsDocument, {
      getOperations: async () => {
        if (isGone) throw await refusal(404, 'It is gone.');
        return operationsDocument;
      },
    });
    await openDialog('Switch over');
    const look = () =>
      act(async () => {
        window.document.dispatchEvent(new Event('visibilitychange'));
      });
    isGone = true;
    await look();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    isGone = false;
    await look();
    const menu = await screen.findByRole('button', { name: 'Operations' });
    await waitFor(() => expect(menu).not.toHaveAttribute('aria-disabled'));
    await act(async () => {});
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says what came of it where screen readers listen, without the seconds', async () => {
    setup(operationsDocument);
    const dialog = await openDialog('Switch over');
    const status = within(dialog).getByRole('status');
    expect(status).toBeEmptyDOMElement();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Switch over' }),
    );
    await waitFor(() => expect(status).toHaveTextContent(/^Started/));
    for (const time of window.document.querySelectorAll('time')) {
      expect(time).toHaveAttribute('aria-live', 'off');
    }
  });

  it('backs up after saying what happens', async () => {
    const { sent } = setup(operationsDocument);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Back up now' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Back up now: orders-db',
    });
    expect(dialog).toHaveTextContent('What happens');
    await userEvent.click(within(dialog).getByText('What will be written'));
    await within(dialog).findByText(/PATCH clusters\/orders-db/);
    expect(dialog).toHaveTextContent('What backup does');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Back up now' }),
    );
    await within(dialog).findByText(/^(Started|Done): Title of backup/);
    expect(sent.map(({ id }) => id)).toEqual(['backup']);
  });

  it('is done at once where nothing goes on afterwards', async () => {
    setup(operationsDocument);
    const title = 'Change the application’s password';
    const dialog = await openDialog(title);
    await userEvent.click(within(dialog).getByRole('button', { name: title }));
    await within(dialog).findByText('Done: Title of rotate-password');
    expect(dialog).not.toHaveTextContent('It goes on when this is closed');
  });

  it('offers the standbys with their lag, and proves the switchover', async () => {
    const { sent, shown } = setup(operationsDocument);
    const dialog = await openDialog('Switch over');
    const primary = within(dialog).getByRole('radio', { name: 'orders-db-1' });
    expect(primary).toHaveAttribute('aria-disabled', 'true');
    expect(primary).toHaveAccessibleDescription(/is the primary already/);
    await userEvent.click(primary);
    // The one that is the least behind.
    expect(
      within(dialog).getByRole('radio', { name: 'orders-db-3' }),
    ).toBeChecked();
    const standby = within(dialog).getByRole('radio', { name: 'orders-db-2' });
    expect(standby).toHaveAccessibleDescription(
      'Standby, synchronous (quorum), Lag 2 MiB · 4.2 sec',
    );
    await userEvent.click(standby);

    shown.document = {
      ...operationsDocument,
      operations: operationsDocument.operations.map(each =>
        each.id === 'switchover'
          ? { ...each, seen: { primary: 'orders-db-2' } }
          : each,
      ),
    };
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Switch over' }),
    );
    await within(dialog).findByText(
      'primary: was orders-db-1, is orders-db-2 now',
    );
    expect(within(dialog).getByText('Done: Title of switchover')).toBeVisible();
    expect(sent).toEqual([
      {
        id: 'switchover',
        request: {
          input: { instance: 'orders-db-2' },
          seen: { primary: 'orders-db-1' },
        },
      },
    ]);
  });

  it('says what has changed meanwhile, and decides anew on that', async () => {
    const message =
      'The primary was orders-db-1 when you looked, and is orders-db-3 now: look again before you decide.';
    const seen: unknown[] = [];
    const { shown } = setup(operationsDocument, {
      runOperation: async (_ref, _id, request) => {
        seen.push(request.seen);
        throw await refusal(409, message);
      },
    });
    const dialog = await openDialog('Switch over');
    shown.document = {
      ...operationsDocument,
      operations: operationsDocument.operations.map(each => ({
        ...each,
        ...(each.id === 'switchover' && { seen: { primary: 'orders-db-3' } }),
      })),
    };
    const start = within(dialog).getByRole('button', { name: 'Switch over' });
    await userEvent.click(start);
    expect(await within(dialog).findByText(message)).toBeVisible();
    await userEvent.click(start);
    await waitFor(() =>
      expect(seen).toEqual([
        { primary: 'orders-db-1' },
        { primary: 'orders-db-3' },
      ]),
    );
  });

  it('asks for a reason where one is wanted, in the form that is wanted', async () => {
    const { sent } = setup({
      ...operationsDocument,
      reason: { hint: 'The number of the change', pattern: '^CHG\\d+$' },
    });
    const dialog = await openDialog('Restart the database');
    const start = within(dialog).getByRole('button', {
      name: 'Restart the database',
    });
    expect(start).toBeDisabled();
    const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
    expect(reason).toHaveAccessibleDescription('The number of the change');
    await userEvent.type(reason, 'because');
    expect(start).toBeDisabled();
    await userEvent.clear(reason);
    await userEvent.type(reason, 'CHG42');
    await userEvent.click(start);
    await waitFor(() =>
      expect(sent).toEqual([
        { id: 'restart', request: { input: {}, seen: {}, reason: 'CHG42' } },
      ]),
    );
  });

  it('deletes only what has been named', async () => {
    const { sent } = setup(operationsDocument);
    const dialog = await openDialog('Delete the database');
    expect(dialog).toHaveTextContent('No other operation brings this back');
    const start = within(dialog).getByRole('button', {
      name: 'Delete the database',
    });
    const name = within(dialog).getByRole('textbox', {
      name: /Type orders-db to confirm/,
    });
    await userEvent.type(name, 'orders');
    expect(start).toBeDisabled();
    await userEvent.type(name, '-db');
    await userEvent.click(start);
    await waitFor(() =>
      expect(sent).toEqual([
        {
          id: 'delete',
          request: {
            input: { confirm: 'orders-db' },
            seen: { 'creation time': '2026-11-20T18:15:24Z' },
          },
        },
      ]),
    );
  });

  it('shows everybody what goes on, how far it is and who began it', async () => {
    setup({
      ...operationsDocument,
      running: [
        {
          id: 'restart',
          title: 'Restart',
          detail: '2 of 3 instances restarted',
          done: 2,
          total: 3,
          since: new Date().toISOString(),
          startedBy: 'user:default/alice',
        },
      ],
    });
    const strip = await screen.findByRole('status', { name: 'Under way' });
    await within(strip).findByText('Restart');
    expect(strip).toHaveTextContent(
      /Restart2 of 3 instances restarted.*started by alice/,
    );
    expect(within(strip).getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      '67',
    );
  });
});

describe('what an operation is asked', () => {
  /** Opens the dialog, answers, and returns what would be sent. */
  async function answer(
    title: string,
    fill: (dialog: HTMLElement) => Promise<void>,
  ) {
    const { sent } = setup(operationsDocument, {
      getOffer: async () => offer,
    });
    const dialog = await openDialog(title);
    await fill(dialog);
    await userEvent.click(within(dialog).getByRole('button', { name: title }));
    await waitFor(() => expect(sent).toHaveLength(1));
    return sent[0].request.input;
  }
  const isDisabled = (dialog: HTMLElement, name: string) =>
    expect(within(dialog).getByRole('button', { name })).toBeDisabled();

  it('a number of instances within what is possible', async () => {
    const title = 'Change the number of instances';
    expect(
      await answer(title, async dialog => {
        isDisabled(dialog, title);
        const field = within(dialog).getByRole('spinbutton');
        expect(field).toHaveAccessibleDescription('3 now; from 2 to 9');
        await userEvent.clear(field);
        await userEvent.type(field, '1');
        isDisabled(dialog, title);
        await userEvent.clear(field);
        await userEvent.type(field, '4');
      }),
    ).toEqual({ instances: 4 });
  });

  it('a plan that is offered', async () => {
    expect(
      await answer('Change the plan', async dialog => {
        const small = within(dialog).getByRole('radio', { name: 'Small' });
        expect(small).toHaveAccessibleDescription(/is not offered/);
        await userEvent.click(small);
        isDisabled(dialog, 'Change the plan');
        const large = within(dialog).getByRole('radio', { name: 'Large' });
        expect(large).toHaveAccessibleDescription(
          '4 CPU, 16 GiB memory, 64 GiB storage',
        );
        await userEvent.click(large);
      }),
    ).toEqual({ plan: 'large' });
  });

  it('larger volumes, never smaller ones', async () => {
    expect(
      await answer('Grow the storage', async dialog => {
        const data = within(dialog).getByLabelText('Data volume, in GiB');
        await userEvent.type(data, '32');
        isDisabled(dialog, 'Grow the storage');
        await userEvent.clear(data);
        await userEvent.type(data, '64');
      }),
    ).toEqual({ data: '64Gi' });
  });

  it('values of parameters, of which only the changed ones are sent', async () => {
    expect(
      await answer('Change parameters', async dialog => {
        const { getByLabelText } = within(dialog);
        expect(getByLabelText('max_connections')).toHaveAccessibleDescription(
          /whole number, from 1 to 262143.*Needs a restart/,
        );
        await userEvent.selectOptions(getByLabelText('log_statement'), 'ddl');
        // Whoever looks for another parameter does not send off this one.
        await userEvent.type(getByLabelText('Find a parameter'), 'm{Enter}');
        expect(dialog).toHaveTextContent('1 change');
        await userEvent.clear(getByLabelText('work_mem'));
        await userEvent.type(getByLabelText('max_connections'), '7');
        await userEvent.clear(getByLabelText('max_connections'));
        expect(dialog).toHaveTextContent('2 changes');
      }),
    ).toEqual({ set: { log_statement: 'ddl', work_mem: null } });
  });

  it('a major version, after what must hold and the way back', async () => {
    expect(
      await answer('Upgrade to another major version', async dialog => {
        expect(dialog).toHaveTextContent(
          /There is a backup of the last 24 hours\. Back up first\./,
        );
        expect(dialog).toHaveTextContent('Restore the backup from before');
        expect(
          within(dialog).getByRole('radio', { name: 'PostgreSQL 18' }),
        ).toBeChecked();
        await userEvent.type(
          within(dialog).getByRole('textbox', { name: /Type orders-db/ }),
          'orders-db',
        );
      }),
    ).toEqual({ major: 18 });
  });

  it('a schedule in six fields, said in words', async () => {
    expect(
      await answer('Change a backup schedule', async dialog => {
        const field = within(dialog).getByRole('textbox', { name: /Schedule/ });
        expect(field).toHaveValue('0 0 2 * * *');
        isDisabled(dialog, 'Change a backup schedule');
        await userEvent.clear(field);
        await userEvent.type(field, '0 3 * * *');
        expect(dialog).toHaveTextContent('These are five fields');
        isDisabled(dialog, 'Change a backup schedule');
        await userEvent.clear(field);
        await userEvent.type(field, '0 30 3 * * *');
        await within(dialog).findByText(/At 03:30/);
      }),
    ).toEqual({ name: 'orders-db', schedule: '0 30 3 * * *' });
  });

  it('the settings of a pooler', async () => {
    expect(
      await answer('Change a connection pooler', async dialog => {
        isDisabled(dialog, 'Change a connection pooler');
        await userEvent.click(
          within(dialog).getByRole('radio', { name: 'session' }),
        );
      }),
    ).toEqual({
      name: 'orders-db-pooler-rw',
      poolMode: 'session',
      instances: 2,
    });
  });

  it('a role, and of whom it is a member', async () => {
    expect(
      await answer('Add a role', async dialog => {
        isDisabled(dialog, 'Add a role');
        await userEvent.type(
          within(dialog).getByRole('textbox', { name: /Name in PostgreSQL/ }),
          'reports',
        );
      }),
    ).toEqual({ name: 'reports', login: true });
  });

  it('whether the database is protected', async () => {
    expect(
      await answer('Deletion protection', async dialog => {
        await userEvent.click(
          within(dialog).getByRole('radio', { name: /^Off/ }),
        );
      }),
    ).toEqual({ enabled: false });
  });
});
