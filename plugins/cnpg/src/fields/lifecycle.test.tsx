import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import validator from '@rjsf/validator-ajv8';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { cnpgApiRef, type CnpgApi } from '../api';
import { fakeApi, healthy as healthyDatabase } from '../__fixtures__';
import { ConfirmName } from './ConfirmName';
import { DatabasePicker } from './DatabasePicker';
import {
  validateConfirmName,
  validateDatabase,
  validateRecovery,
  validateSchedule,
} from './lifecycleValidation';
import { RecoveryPoint } from './RecoveryPoint';
import { Schedule } from './Schedule';

const fields = {
  CnpgConfirmName: ConfirmName,
  CnpgDatabasePicker: DatabasePicker,
  CnpgRecoveryPoint: RecoveryPoint,
  CnpgSchedule: Schedule,
};

const resource = (name: string, reference: string, service: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'pgportal.dev/database': reference },
  },
  spec: { type: 'postgresql-cluster' },
  relations: [{ type: 'dependencyOf', targetRef: service }],
});

const ORDERS = 'aks-primary/team-orders/orders-db';
const catalog = catalogApiMock({
  entities: [
    resource(
      'orders-db.team-orders.aks-primary',
      ORDERS,
      'component:default/orders',
    ),
    resource(
      'payments-db.team-payments.aks-primary',
      'aks-primary/team-payments/payments-db',
      'component:default/payments',
    ),
    resource('odd', 'no reference', 'component:default/orders'),
  ],
});

function renderForm(
  field: keyof typeof fields,
  options: { api?: Partial<CnpgApi>; initial?: object; type?: string } = {},
) {
  let current: Record<string, any> = {};
  function TestForm() {
    const [formData, setFormData] = useState<any>(options.initial ?? {});
    current = formData;
    return (
      <Form
        validator={validator}
        schema={{
          type: 'object',
          properties: { it: { type: (options.type ?? 'string') as 'string' } },
        }}
        uiSchema={{ it: { 'ui:field': field } }}
        fields={fields as {}}
        formData={formData}
        formContext={{ formData }}
        onChange={event =>
          setFormData((previous: object) => ({
            ...previous,
            ...event.formData,
          }))
        }
      />
    );
  }
  renderInTestApp(<TestForm />, {
    apis: [
      [
        cnpgApiRef,
        fakeApi({ getDatabase: async () => healthyDatabase, ...options.api }),
      ] as const,
      [catalogApiRef, catalog] as const,
    ],
  });
  return () => current;
}

async function choose(label: RegExp, option: RegExp) {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.click(
    within(await screen.findByRole('listbox')).getByText(option),
  );
}

describe('CnpgDatabasePicker', () => {
  it('offers the databases of the catalog, by name and place', async () => {
    const formData = renderForm('CnpgDatabasePicker');
    await choose(/Database/, /^orders-db \(team-orders, aks-primary\)$/);
    expect(formData().it).toBe(ORDERS);
  });

  it('offers those of the service alone, once one is chosen', async () => {
    renderForm('CnpgDatabasePicker', { initial: { service: 'orders' } });
    await userEvent.click(await screen.findByLabelText(/Database/));
    const options = within(await screen.findByRole('listbox'));
    expect(options.getAllByRole('option')).toHaveLength(1);
  });

  it('keeps a database that a link names and the catalog does not have', async () => {
    renderForm('CnpgDatabasePicker', { initial: { it: 'a/b/c' } });
    expect(await screen.findByText('a/b/c')).toBeInTheDocument();
  });
});

describe('CnpgRecoveryPoint', () => {
  it('asks for a database, and restores everything unless told otherwise', async () => {
    const formData = renderForm('CnpgRecoveryPoint', { type: 'object' });
    await choose(/Database to restore/, /orders-db/);
    expect(formData().it).toEqual({ source: ORDERS });
    expect(screen.getByLabelText(/Everything/)).toBeChecked();
  });

  it('takes a point in time, from a link or typed, always with its zone', async () => {
    const formData = renderForm('CnpgRecoveryPoint', {
      type: 'object',
      initial: {
        it: { source: ORDERS, targetTime: '2026-11-20T18:30:00Z' },
      },
    });
    const input = await screen.findByLabelText('Point in time');
    expect(input).toHaveValue('2026-11-20T18:30:00Z');
    await userEvent.clear(input);
    await userEvent.type(input, '2026-11-20 18:30');
    expect(input).toBeInvalid();
    await userEvent.clear(input);
    await userEvent.type(input, '2026-11-20T20:00:00+01:00');
    expect(formData().it).toEqual({
      source: ORDERS,
      targetTime: '2026-11-20T20:00:00+01:00',
    });
    expect(input).toBeValid();
  });

  it('takes the moment under the cursor of the recovery window, and shows it there', async () => {
    const first = new Date(healthyDatabase.backups.firstRecoverabilityPoint!);
    const seconds = Math.floor(first.getTime() / 1000) + 60;
    const formData = renderForm('CnpgRecoveryPoint', {
      type: 'object',
      initial: {
        it: {
          source: ORDERS,
          targetTime: new Date(seconds * 1000).toISOString(),
        },
      },
    });
    const slider = await screen.findByRole('slider');
    expect(slider).toHaveAttribute('aria-valuenow', String(seconds));
    slider.focus();
    // The base backup ended within the second that the status says.
    await userEvent.keyboard('{ArrowLeft}');
    expect(Date.parse(formData().it.targetTime)).toBe((seconds - 59) * 1000);
    // The latest moment is no point in time, but all that is archived.
    await userEvent.keyboard('{End}');
    expect(formData().it).toEqual({ source: ORDERS });
    expect(slider).toHaveFocus();
  });

  it('shows the window of the chosen database, and of no other', async () => {
    const formData = renderForm('CnpgRecoveryPoint', {
      type: 'object',
      initial: { it: { source: ORDERS } },
      api: {
        getDatabase: async ref =>
          ref.name === 'orders-db' ? healthyDatabase : new Promise(() => {}),
      },
    });
    expect(await screen.findByRole('slider')).toBeInTheDocument();
    await choose(/Database to restore/, /payments-db/);
    expect(formData().it.source).toMatch(/payments-db$/);
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
    expect(
      screen.getByRole('progressbar', { name: 'Loading the database' }),
    ).toBeInTheDocument();
  });

  it('says why the window is not shown', async () => {
    renderForm('CnpgRecoveryPoint', {
      type: 'object',
      initial: { it: { source: ORDERS } },
      api: {
        getDatabase: async () => {
          throw new TypeError('Failed to fetch');
        },
      },
    });
    expect(
      await screen.findByText('The state of the database could not be read'),
    ).toBeInTheDocument();
  });

  it('says that the backups do not reach a moment', async () => {
    renderForm('CnpgRecoveryPoint', {
      type: 'object',
      initial: { it: { source: ORDERS, targetTime: '2020-01-01T00:00:00Z' } },
    });
    expect(
      await screen.findByText(/^The backups do not reach this moment/),
    ).toHaveTextContent(/reach from Nov 20, 2026, 06:17:02 PM UTC/);
    expect(screen.getByLabelText('Point in time')).toBeInvalid();
  });

  it('offers completed base backups', async () => {
    const formData = renderForm('CnpgRecoveryPoint', {
      type: 'object',
      initial: { it: { source: ORDERS } },
      api: {
        getDatabase: async () => ({
          ...healthyDatabase,
          backupList: [
            {
              name: 'b1',
              phase: 'completed',
              backupId: '20261119T020000',
              stoppedAt: '2026-11-19T02:01:00Z',
            },
            { name: 'b2', phase: 'failed', backupId: '20261118T020000' },
          ],
        }),
      },
    });
    await userEvent.click(await screen.findByLabelText(/base backup alone/));
    await choose(/^Base backup/, /b1/);
    expect(formData().it).toEqual({
      source: ORDERS,
      backupId: '20261119T020000',
    });
  });
});

describe('CnpgSchedule', () => {
  it('suggests every night, says it in words and gives the next five times', async () => {
    const formData = renderForm('CnpgSchedule');
    expect(await screen.findByDisplayValue('0 0 2 * * *')).toBeInTheDocument();
    expect(formData().it).toBe('0 0 2 * * *');
    expect(
      await screen.findByText('At 02:00, every day (UTC)'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
  });

  it('says what CloudNativePG would make of a crontab', async () => {
    renderForm('CnpgSchedule', { initial: { it: '0 2 * * *' } });
    expect(
      await screen.findByText(/five fields, which CloudNativePG reads/),
    ).toBeInTheDocument();
  });
});

describe('CnpgConfirmName', () => {
  it('says which name is to be typed', async () => {
    renderForm('CnpgConfirmName', { initial: { database: ORDERS } });
    expect(
      await screen.findByText('The database is called orders-db.'),
    ).toBeInTheDocument();
  });
});

describe('the validations', () => {
  async function errors(
    validate: (value: any, field: any, context: any) => unknown,
    value: unknown,
    formData: object = {},
  ) {
    const found: string[] = [];
    await validate(
      value,
      { addError: (message: string) => found.push(message) },
      { formData, apiHolder: { get: () => undefined }, schema: {} },
    );
    return found;
  }

  it.each([
    [validateDatabase, ORDERS, []],
    [validateDatabase, 'orders-db', ['Choose a database.']],
    [validateRecovery, { source: ORDERS }, []],
    [
      validateRecovery,
      { source: ORDERS, targetTime: '2026-11-19T10:30:00Z' },
      [],
    ],
    [validateRecovery, undefined, [expect.stringMatching(/^Choose the/)]],
    [
      validateRecovery,
      { source: ORDERS, targetTime: 'yesterday' },
      [expect.stringMatching(/seconds and zone/)],
    ],
    [
      validateRecovery,
      { source: ORDERS, targetTime: '2999-11-19T10:30:00Z' },
      [expect.stringMatching(/future/)],
    ],
    [
      validateRecovery,
      { source: ORDERS, backupId: '' },
      ['Choose a base backup.'],
    ],
    [validateSchedule, '0 0 2 * * *', []],
    [validateSchedule, '@daily', [expect.stringMatching(/six fields/)]],
  ])('%p of %j says %j', async (validate, value, expected) => {
    expect(await errors(validate, value)).toEqual(expected);
  });

  it('lets nobody past who has not typed the name', async () => {
    const form = { database: ORDERS };
    expect(await errors(validateConfirmName, 'orders-db', form)).toEqual([]);
    expect(await errors(validateConfirmName, 'orders', form)).toEqual([
      'Type the name of the database: orders-db',
    ]);
    expect(await errors(validateConfirmName, '', {})).toEqual([
      'Choose a database first.',
    ]);
  });
});
