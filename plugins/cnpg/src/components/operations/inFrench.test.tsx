import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { Message } from '@pgportal/plugin-cnpg-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CnpgApi, type OperationOffer, cnpgApiRef } from '../../api';
import {
  fakeApi,
  healthy,
  inFrench,
  operationsDocument,
} from '../../__fixtures__';
import { OperationsBar } from './OperationsBar';
import { OperationsProvider } from './OperationsContext';
import { RunningStrip } from './RunningStrip';

jest.setTimeout(30_000);

const notReady: Message = {
  id: 'operation.switchover.notReady',
  params: { instance: 'orders-db-3' },
};

/** As the backend offers them: in English, with which sentences these are. */
const said: Partial<Record<OperationOffer['id'], Partial<OperationOffer>>> = {
  'schedule-resume': {
    messages: { refused: { id: 'operation.schedule-resume.none' } },
  },
  switchover: {
    messages: { effect: { id: 'operation.switchover.effect' } },
    seen: { primary: 'orders-db-1' },
    seenMessages: { primary: { id: 'operation.switchover.fact' } },
    facts: {
      instances: ['orders-db-2', 'orders-db-3'].map(name => ({
        name,
        role: 'standby',
        ready: name === 'orders-db-2',
        fenced: false,
        fit: name === 'orders-db-2',
        ...(name === 'orders-db-3' && {
          unfit: 'orders-db-3 is not ready.',
          messages: { unfit: notReady },
        }),
      })),
    },
  },
};

const document = {
  ...operationsDocument,
  running: [
    {
      id: 'scale' as const,
      title: 'Scaling to 3 instances',
      detail: '2 of 3 instances are ready',
      messages: {
        title: { id: 'running.scale', params: { count: 3 } },
        detail: { id: 'running.instances', params: { done: 2, total: 3 } },
      },
    },
  ],
  operations: operationsDocument.operations.map(each => ({
    ...each,
    ...said[each.id],
  })),
};

/** The page's own texts are English in a test; what the backend says is not. */
function show(methods: Partial<CnpgApi>) {
  renderInTestApp(
    <OperationsProvider database={healthy}>
      <OperationsBar />
      <RunningStrip />
    </OperationsProvider>,
    {
      config: inFrench,
      apis: [
        [
          cnpgApiRef,
          fakeApi({
            getOperations: async () => document,
            previewOperation: async () => ({
              title: 'Switchover to orders-db-2',
              effect: 'Writes stop.',
              writes: [],
              messages: { effect: { id: 'operation.switchover.effect' } },
            }),
            ...methods,
          }),
        ],
      ],
    },
  );
}

async function openMenu() {
  const button = await screen.findByRole('button', { name: 'Operations' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(button);
  return screen.findByRole('menu', { name: 'Operations' });
}

it('says in the menu why not, and what goes on', async () => {
  show({});
  expect(
    await screen.findByText('Passage à 3 instances', undefined, {
      timeout: 10_000,
    }),
  ).toBeVisible();
  expect(screen.getByText('2 instances prêtes sur 3')).toBeVisible();
  const item = within(await openMenu()).getByRole('menuitem', {
    name: /Resume a backup schedule/,
  });
  expect(item).toHaveAttribute('aria-disabled', 'true');
  expect(item).toHaveTextContent(
    'Toutes les planifications sont déjà actives.',
  );
});

it('says in the dialog what happens, what cannot be chosen, and what is refused', async () => {
  show({
    runOperation: async () => {
      throw await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: {
              name: 'InputError',
              message: 'instance: orders-db-2 is fenced already.',
              field: 'instance',
              messages: {
                message: {
                  id: 'operation.fence.already',
                  params: { instance: 'orders-db-2' },
                },
              },
            },
            response: { statusCode: 400 },
          }),
          { status: 400, headers: { 'Content-Type': 'application/json' } },
        ),
      );
    },
  });
  await userEvent.click(
    within(await openMenu()).getByRole('menuitem', { name: 'Switch over' }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'Switch over: orders-db',
  });
  expect(
    await within(dialog).findByText(
      /^Les écritures s’arrêtent pendant 10 à 30 secondes environ/,
    ),
  ).toBeVisible();
  expect(
    within(dialog).getByRole('radio', { name: 'orders-db-3' }),
  ).toHaveAccessibleDescription(/orders-db-3 n’est pas prête\./);
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Switch over' }),
  );
  expect(
    await within(dialog).findByText(
      'instance: orders-db-2 est déjà isolée (fencing).',
    ),
  ).toBeVisible();
});

it('names what has changed as the proof', async () => {
  const shown = { primary: 'orders-db-1' };
  show({
    getOperations: async () => ({
      ...document,
      running: [],
      operations: document.operations.map(each => ({
        ...each,
        ...(each.id === 'switchover' && { seen: { primary: shown.primary } }),
      })),
    }),
    runOperation: async (_ref, id) => {
      shown.primary = 'orders-db-2';
      return {
        id: 'x',
        operation: id,
        title: 'Switchover to orders-db-2',
        effect: 'Soon.',
        at: new Date().toISOString(),
        by: 'user:default/guest',
        result: 'accepted',
        messages: {
          title: {
            id: 'operation.switchover.title',
            params: { instance: 'orders-db-2' },
          },
        },
      };
    },
  });
  await userEvent.click(
    within(await openMenu()).getByRole('menuitem', { name: 'Switch over' }),
  );
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Switch over' }),
  );
  expect(
    await within(dialog).findByText('Done: Switchover vers orders-db-2'),
  ).toBeVisible();
  expect(
    within(dialog).getByText('primaire: was orders-db-1, is orders-db-2 now'),
  ).toBeVisible();
});
