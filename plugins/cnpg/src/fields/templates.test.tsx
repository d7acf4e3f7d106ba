import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'yaml';
import { cnpgApiRef } from '../api';
import { fakeApi, healthy, offer } from '../__fixtures__';
import { ConfirmName } from './ConfirmName';
import { DatabaseName } from './DatabaseName';
import { DatabasePicker } from './DatabasePicker';
import {
  validateConfirmName,
  validateDatabase,
  validateRecovery,
  validateSchedule,
} from './lifecycleValidation';
import { RecoveryPoint } from './RecoveryPoint';
import { Schedule } from './Schedule';
import { validateName } from './validation';

const ORDERS = 'aks-primary/team-orders/orders-db';
const SERVICE = 'component:default/orders';

/** In place of the scaffolder's own, which needs an identity. */
function ServiceField({
  formData,
  onChange,
}: FieldExtensionComponentProps<string>) {
  return (
    <input
      aria-label="Service"
      value={formData ?? ''}
      onChange={event => onChange(event.target.value)}
    />
  );
}

const extensions: any[] = [
  { name: 'OwnedEntityPicker', component: ServiceField },
  {
    name: 'CnpgDatabaseName',
    component: DatabaseName,
    validation: validateName,
  },
  {
    name: 'CnpgDatabasePicker',
    component: DatabasePicker,
    validation: validateDatabase,
  },
  {
    name: 'CnpgRecoveryPoint',
    component: RecoveryPoint,
    validation: validateRecovery,
  },
  { name: 'CnpgSchedule', component: Schedule, validation: validateSchedule },
  {
    name: 'CnpgConfirmName',
    component: ConfirmName,
    validation: validateConfirmName,
  },
];

const catalog = catalogApiMock({
  entities: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'orders-db.team-orders.aks-primary',
        annotations: { 'pgportal.dev/database': ORDERS },
      },
      spec: { type: 'postgresql-cluster' },
      relations: [{ type: 'dependencyOf', targetRef: SERVICE }],
    },
  ],
});

/** The form of a template of this repository, as the scaffolder shows it. */
function renderTemplate(name: string, initialState: object = {}) {
  const { metadata, spec } = parse(
    readFileSync(
      join(__dirname, `../../../../templates/${name}/template.yaml`),
      'utf8',
    ),
  );
  const onCreate = jest.fn();
  renderInTestApp(
    <Stepper
      manifest={{
        title: metadata.title,
        steps: spec.parameters.map(({ title, ...schema }: any) => ({
          title,
          schema: { title, ...schema },
        })),
      }}
      extensions={extensions}
      onCreate={onCreate}
      initialState={initialState as {}}
    />,
    {
      apis: [
        [
          cnpgApiRef,
          fakeApi({
            getDatabase: async () => healthy,
            getOffer: async () => offer,
            previewPlan: async () => ({
              problems: [],
              exists: false,
              resources: [],
              warnings: [],
            }),
          }),
        ] as const,
        [catalogApiRef, catalog] as const,
      ],
    },
  );
  return onCreate;
}

async function choose(label: RegExp, option: RegExp) {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.click(
    within(await screen.findByRole('listbox')).getByText(option),
  );
}

const press = async (name: RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('the forms of the templates', () => {
  it('restores to the moment that a link names', async () => {
    const onCreate = renderTemplate('postgres-restore', {
      recovery: { source: ORDERS, targetTime: '2026-11-19T10:30:00Z' },
    });
    expect(await screen.findByLabelText('Point in time')).toHaveValue(
      '2026-11-19T10:30:00Z',
    );
    await press(/next/i);
    await userEvent.type(await screen.findByLabelText('Service'), SERVICE);
    expect(
      await screen.findByDisplayValue('orders-db-restored'),
    ).toBeInTheDocument();
    await press(/review/i);
    await press(/create/i);
    expect(onCreate).toHaveBeenCalledWith({
      recovery: { source: ORDERS, targetTime: '2026-11-19T10:30:00Z' },
      service: SERVICE,
      name: 'orders-db-restored',
    });
  }, 60_000);

  it('takes a backup, or sets when backups are taken', async () => {
    const onCreate = renderTemplate('postgres-backup');
    await choose(/^Database/, /orders-db/);
    expect(screen.queryByLabelText(/^Schedule/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(/Set when base backups/));
    const input = await screen.findByLabelText(/^Schedule/);
    await userEvent.clear(input);
    await userEvent.type(input, '0 2 * * *');
    await press(/review/i);
    expect(
      (await screen.findAllByText(/These are five fields/)).length,
    ).toBeGreaterThan(0);
    await userEvent.clear(input);
    await userEvent.type(input, '0 30 3 * * *');
    await press(/review/i);
    await press(/create/i);
    expect(onCreate).toHaveBeenCalledWith({
      database: ORDERS,
      task: 'schedule',
      schedule: '0 30 3 * * *',
    });
  }, 60_000);

  it('opens a database to named networks only', async () => {
    const onCreate = renderTemplate('postgres-expose', { database: ORDERS });
    await userEvent.click(await screen.findByLabelText(/Nobody outside/));
    await press(/review/i);
    await press(/create/i);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ database: ORDERS, exposure: 'none' }),
    );
  }, 60_000);

  it('retires only what somebody has typed the name of', async () => {
    const onCreate = renderTemplate('postgres-retire');
    await userEvent.type(await screen.findByLabelText('Service'), SERVICE);
    await choose(/^Database/, /orders-db/);
    await press(/next/i);
    const name = await screen.findByLabelText(/Type the name of the database/);
    await userEvent.type(name, 'orders');
    await press(/review/i);
    expect(
      (await screen.findAllByText(/Type the name of the database: orders-db/))
        .length,
    ).toBeGreaterThan(0);
    await userEvent.type(name, '-db');
    await press(/review/i);
    await press(/create/i);
    expect(onCreate).toHaveBeenCalledWith({
      service: SERVICE,
      database: ORDERS,
      confirm: 'orders-db',
      lastBackup: true,
      removeBackups: false,
    });
  }, 60_000);
});
