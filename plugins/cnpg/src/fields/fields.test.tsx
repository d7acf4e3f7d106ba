import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import {
  createAsyncValidators,
  Form,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { ApiHolder } from '@backstage/core-plugin-api';
import type { DatabaseAnswers } from '@pgportal/plugin-cnpg-common';
import validator from '@rjsf/validator-ajv8';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { cnpgApiRef, type CnpgApi } from '../api';
import {
  fakeApi,
  inFrench,
  liveTarget,
  offer,
  staleTarget,
} from '../__fixtures__';
import { DatabaseName } from './DatabaseName';
import { EnvironmentPicker } from './EnvironmentPicker';
import { Options } from './Options';
import { PlanPicker } from './PlanPicker';
import { Review } from './Review';
import { TargetPicker } from './TargetPicker';
import * as validations from './validation';
import { VersionPicker } from './VersionPicker';

const fields = {
  CnpgDatabaseName: DatabaseName,
  CnpgEnvironmentPicker: EnvironmentPicker,
  CnpgOptions: Options,
  CnpgPlanPicker: PlanPicker,
  CnpgReview: Review,
  CnpgTargetPicker: TargetPicker,
  CnpgVersionPicker: VersionPicker,
};

const TYPES: Record<string, 'number' | 'object'> = {
  version: 'number',
  options: 'object',
};

/** The form as the scaffolder's stepper makes it, for some of the fields. */
function renderForm(
  properties: Record<string, keyof typeof fields>,
  api: Partial<CnpgApi> = {},
  initial: Partial<DatabaseAnswers> = {},
  config?: typeof inFrench,
) {
  let current: Record<string, unknown> = initial;
  const schema = {
    type: 'object' as const,
    properties: Object.fromEntries(
      Object.keys(properties).map(name => [
        name,
        {
          type: TYPES[name] ?? ('string' as const),
        },
      ]),
    ),
  };
  const uiSchema = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      { 'ui:field': field },
    ]),
  );
  function TestForm() {
    const [formData, setFormData] = useState<Record<string, unknown>>(initial);
    current = formData;
    return (
      <Form
        validator={validator}
        schema={schema}
        uiSchema={uiSchema}
        fields={fields as {}}
        formData={formData}
        formContext={{ formData }}
        onChange={event =>
          setFormData(previous => ({ ...previous, ...event.formData }))
        }
      />
    );
  }
  renderInTestApp(<TestForm />, {
    config,
    apis: [
      [cnpgApiRef, fakeApi({ getOffer: async () => offer, ...api })] as const,
    ],
  });
  return { formData: () => current };
}

const noProblems = async () => ({
  problems: [],
  exists: false,
  resources: [],
  warnings: [],
});

describe('CnpgDatabaseName', () => {
  it('suggests a name from the service, and says when it is free', async () => {
    const previewPlan = jest.fn(noProblems);
    const { formData } = renderForm(
      { name: 'CnpgDatabaseName' },
      { previewPlan },
      { service: 'component:default/Orders_API' },
    );
    expect(await screen.findByText('This name is free.')).toBeInTheDocument();
    expect(screen.getByLabelText('Name of the database')).toHaveValue(
      'orders-api-db',
    );
    expect(formData().name).toBe('orders-api-db');
    expect(previewPlan).toHaveBeenCalledWith(
      {
        service: 'component:default/Orders_API',
        name: 'orders-api-db',
        target: 'aks-primary',
      },
      { signal: expect.anything() },
    );
  });

  it('does not put a suggestion back that somebody removed', async () => {
    const { formData } = renderForm(
      { name: 'CnpgDatabaseName' },
      { previewPlan: noProblems },
      { service: 'component:default/orders' },
    );
    const input = await screen.findByDisplayValue('orders-db');
    await userEvent.clear(input);
    expect(input).toHaveValue('');
    expect(formData().name).toBe('');
  });

  it('says what is wrong with a name while it is typed, without asking', async () => {
    const previewPlan = jest.fn(noProblems);
    renderForm({ name: 'CnpgDatabaseName' }, { previewPlan });
    await userEvent.type(
      await screen.findByLabelText('Name of the database'),
      'Orders',
    );
    expect(
      screen.getByText('The name may not have upper-case letters.'),
    ).toBeInTheDocument();
    expect(previewPlan).not.toHaveBeenCalled();
  });

  it('asks once for a name that is typed, and says that it is taken', async () => {
    const previewPlan = jest.fn(async () => ({
      exists: false,
      problems: [
        { field: 'plan' as const, message: 'Not this one.' },
        { field: 'name' as const, message: 'The name orders is taken.' },
      ],
      resources: [],
      warnings: [],
    }));
    renderForm({ name: 'CnpgDatabaseName' }, { previewPlan });
    await userEvent.type(
      await screen.findByLabelText('Name of the database'),
      'orders',
    );
    expect(
      await screen.findByText('The name orders is taken.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Not this one.')).not.toBeInTheDocument();
    expect(previewPlan).toHaveBeenCalledTimes(1);
  });

  it('says when the check could not be made', async () => {
    renderForm(
      { name: 'CnpgDatabaseName' },
      {
        previewPlan: async () => {
          throw new TypeError('Failed to fetch');
        },
      },
      { name: 'orders-db' },
    );
    expect(
      await screen.findByText(
        'The answers could not be checked: The portal did not answer. Try again in a moment.',
      ),
    ).toBeInTheDocument();
  });
});

describe('CnpgPlanPicker', () => {
  it('shows what a plan is', async () => {
    const { formData } = renderForm({ plan: 'CnpgPlanPicker' });
    const medium = (
      await screen.findByRole('radio', { name: /Medium/ })
    ).closest('label')!;
    for (const fact of [
      '3 instances',
      '2 CPU',
      '8 GiB memory',
      '32 GiB storage, and 8 GiB for WAL',
      'Backups kept for 14 days',
    ]) {
      expect(within(medium).getByText(fact)).toBeInTheDocument();
    }
    expect(screen.getByText('1 instance')).toBeInTheDocument();
    expect(screen.getByText('0.5 CPU')).toBeInTheDocument();
    expect(formData().plan).toBeUndefined();

    await userEvent.click(medium);
    expect(formData().plan).toBe('medium');
  });

  it('offers what the environment allows, and chooses when there is one', async () => {
    const { formData } = renderForm(
      { plan: 'CnpgPlanPicker' },
      {},
      {
        environment: 'dev',
      },
    );
    expect(
      await screen.findByRole('radio', { name: /Small/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('radio', { name: /Medium/ }),
    ).not.toBeInTheDocument();
    await waitFor(() => expect(formData().plan).toBe('small'));
  });

  it('says what a plan costs, and of which day the prices are', async () => {
    renderForm(
      { plan: 'CnpgPlanPicker' },
      {
        getOffer: async () => ({
          ...offer,
          prices: {
            currency: 'EUR',
            asOf: '2026-11-01',
            cpu: 20,
            memory: 3,
            disks: [{ size: 32, price: 5 }],
            backup: 0.02,
          },
        }),
      },
    );
    const medium = (
      await screen.findByRole('radio', { name: /Medium/ })
    ).closest('label')!;
    expect(within(medium).getByText('About €223 a month')).toBeInTheDocument();
    expect(
      screen.getByText(/Estimated from prices of Nov 1, 2026/),
    ).toBeInTheDocument();
  });

  it('says what the team has left of its quota', async () => {
    const previewPlan = jest.fn(async () => ({
      ...(await noProblems()),
      quota: {
        owner: 'group:default/team-orders',
        limits: { databases: 10, memory: 64 * 2 ** 30 },
        left: { databases: 0, memory: 8 * 2 ** 30 },
      },
    }));
    renderForm(
      { plan: 'CnpgPlanPicker' },
      { previewPlan },
      { service: 'component:default/orders' },
    );
    const left = await screen.findByRole('region', {
      name: 'What the team has left',
    });
    expect(left).toHaveTextContent('0 of 10 databases');
    expect(left).toHaveTextContent('8 GiB of 64 GiB of memory');
    expect(left).not.toHaveTextContent('CPU');
    expect(previewPlan).toHaveBeenCalledWith(
      { service: 'component:default/orders' },
      expect.anything(),
    );
  });

  it('says when the offer cannot be loaded, and tries again when asked', async () => {
    const getOffer = jest
      .fn<Promise<typeof offer>, []>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(offer);
    renderForm({ plan: 'CnpgPlanPicker' }, { getOffer });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What is offered could not be loaded',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('radio', { name: /Small/ }),
    ).toBeInTheDocument();
  });
});

describe('CnpgEnvironmentPicker', () => {
  it('says what production means once it is chosen', async () => {
    const { formData } = renderForm({ environment: 'CnpgEnvironmentPicker' });
    const production = await screen.findByRole('radio', { name: 'Production' });
    expect(screen.queryByText(/a commit waits/)).not.toBeInTheDocument();
    await userEvent.click(production);
    expect(
      screen.getByText(/a commit waits for a standby/),
    ).toBeInTheDocument();
    expect(formData().environment).toBe('prod');
  });
});

describe('CnpgVersionPicker', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-11-20T12:00:00Z'),
      advanceTimers: true,
    });
  });
  afterEach(() => jest.useRealTimers());

  it('starts with the newest version and says how long it gets fixes', async () => {
    const { formData } = renderForm({ version: 'CnpgVersionPicker' });
    expect(await screen.findByText('PostgreSQL 17')).toBeInTheDocument();
    expect(
      screen.getByText(
        'Gets fixes from the PostgreSQL project until Nov 8, 2029.',
      ),
    ).toBeInTheDocument();
    await waitFor(() => expect(formData().version).toBe(17));
  });

  it.each([
    [15, /only until Nov 11, 2027/],
    [14, /Has not got any fixes since Nov 12, 2026/],
  ])('warns of version %s', async (version, warning) => {
    renderForm({ version: 'CnpgVersionPicker' }, {}, { version });
    expect(await screen.findByText(warning)).toBeInTheDocument();
  });
});

describe('CnpgTargetPicker', () => {
  it('asks nothing when there is no choice', async () => {
    const { formData } = renderForm({ target: 'CnpgTargetPicker' });
    await waitFor(() => expect(formData().target).toBe('aks-primary'));
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
    expect(screen.queryByText('Target')).not.toBeInTheDocument();
  });

  it('says even then that the target cannot be reached', async () => {
    const [target] = offer.targets;
    renderForm(
      { target: 'CnpgTargetPicker' },
      {
        getOffer: async () => ({
          ...offer,
          targets: [{ ...target, status: staleTarget }],
        }),
      },
    );
    expect(
      await screen.findByText(/AKS primary cannot be reached at this moment/),
    ).toBeInTheDocument();
  });

  it('lets choose among several, with what is to be known of each', async () => {
    const { formData } = renderForm(
      { target: 'CnpgTargetPicker' },
      {
        getOffer: async () => ({
          ...offer,
          targets: [
            ...offer.targets,
            {
              name: 'lab',
              title: 'Lab',
              backups: 'none',
              status: { ...liveTarget, name: 'lab', title: 'Lab' },
            },
          ],
        }),
      },
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'Lab' }));
    expect(formData().target).toBe('lab');
    expect(screen.getByText(/Lab stores no backups/)).toBeInTheDocument();
  });
});

describe('CnpgTargetPicker, where an environment has targets of its own', () => {
  it('offers those alone', async () => {
    const lab = { ...offer.targets[0], name: 'lab', title: 'Lab' };
    const [environment] = offer.environments;
    const { formData } = renderForm(
      { target: 'CnpgTargetPicker' },
      {
        getOffer: async () => ({
          ...offer,
          environments: [{ ...environment, targets: ['lab'] }],
          targets: [...offer.targets, lab],
        }),
      },
      { environment: environment.name },
    );
    await waitFor(() => expect(formData().target).toBe('lab'));
    expect(screen.getAllByRole('radio')).toHaveLength(1);
  });
});

describe('both version and target', () => {
  it('get their values although the form loses one of two at once', async () => {
    const { formData } = renderForm({
      version: 'CnpgVersionPicker',
      target: 'CnpgTargetPicker',
    });
    await waitFor(() =>
      expect(formData()).toEqual({ version: 17, target: 'aks-primary' }),
    );
  });
});

describe('CnpgOptions', () => {
  const [target] = offer.targets;
  const getOffer = async () => ({
    ...offer,
    extensions: ['hstore', 'vector'],
    targets: [
      {
        ...target,
        profiles: ['current' as const, 'inTree' as const],
        status: { ...liveTarget, versions: { operator: '1.30.0' } },
      },
    ],
  });
  const options = async (initial: Partial<DatabaseAnswers> = {}) => {
    const form = renderForm({ options: 'CnpgOptions' }, { getOffer }, initial);
    await screen.findByText('Connection pooler');
    return () => form.formData().options;
  };

  it('chooses nothing by itself, and has a value so that it is checked', async () => {
    const value = await options();
    await waitFor(() => expect(value()).toEqual({}));
    expect(
      screen.getByText('CloudNativePG 1.30.0 runs on AKS primary.'),
    ).toBeInTheDocument();
  });

  it('chooses extensions of the list', async () => {
    const value = await options();
    await userEvent.click(screen.getByLabelText('Extensions'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'vector' }),
    );
    expect(value()).toEqual({ extensions: ['vector'] });
  });

  it('adds, names and removes further databases', async () => {
    const value = await options({ name: 'orders-db' });
    const add = screen.getByRole('button', { name: 'Add a database' });
    await userEvent.click(add);
    await userEvent.click(add);
    await userEvent.type(screen.getByLabelText('Name of database 1'), 'a');
    const second = screen.getByLabelText('Name of database 2');
    await userEvent.type(second, 'orders_db');
    expect(screen.getByText(/is the application's own/)).toBeInTheDocument();
    await userEvent.clear(second);
    await userEvent.type(second, 'B');
    expect(screen.getByText(/lower-case letters/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove database 2' }),
    );
    expect(value()).toEqual({ databases: [{ name: 'a' }] });
    // The button that had the focus is gone.
    expect(
      screen.getByRole('button', { name: 'Add a database' }),
    ).toHaveFocus();
  });

  it('puts a pooler in front, and takes it away', async () => {
    const value = await options();
    const use = screen.getByLabelText('Put a pooler in front');
    await userEvent.click(use);
    await userEvent.click(screen.getByLabelText(/At the end of a transaction/));
    expect(value()).toEqual({
      pooler: { poolMode: 'transaction', instances: 2 },
    });
    await userEvent.click(use);
    expect(value()).toEqual({ pooler: undefined });
  });

  it('offers what ends with CloudNativePG 1.31 only where it is, and says so', async () => {
    const value = await options();
    await userEvent.click(screen.getByLabelText('Built into CloudNativePG'));
    expect(value()).toEqual({ profile: 'inTree' });
    expect(screen.getByText(/^Deprecated/)).toBeInTheDocument();
  });

  it('asks for no profile where there is no choice', async () => {
    renderForm(
      { options: 'CnpgOptions' },
      {
        getOffer: async () => ({
          ...offer,
          targets: [{ ...target, profiles: ['current' as const] }],
        }),
      },
    );
    await screen.findByText('Connection pooler');
    expect(screen.queryByText('Archiving')).not.toBeInTheDocument();
    expect(screen.queryByText('Extensions')).not.toBeInTheDocument();
  });
});

describe('CnpgReview', () => {
  it('says in the language of the reader why the portal refused', async () => {
    // Where the app remembers that somebody read it in English.
    window.localStorage.clear();
    const error = {
      name: 'InputError',
      message: 'orders-db-2 is fenced already.',
      messages: {
        message: {
          id: 'operation.fence.already',
          params: { instance: 'orders-db-2' },
        },
      },
    };
    renderForm(
      { review: 'CnpgReview' },
      {
        previewPlan: async () => {
          throw await ResponseError.fromResponse(
            new Response(
              JSON.stringify({ error, response: { statusCode: 400 } }),
              { status: 400, headers: { 'Content-Type': 'application/json' } },
            ),
          );
        },
      },
      {},
      inFrench,
    );
    expect(
      await screen.findByText(/orders-db-2 est déjà/, undefined, {
        timeout: 10_000,
      }),
    ).toBeInTheDocument();
  }, 30_000);

  it('can be asked again when the portal did not answer', async () => {
    const previewPlan = jest.fn(noProblems);
    previewPlan.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    renderForm({ review: 'CnpgReview' }, { previewPlan });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByText(/^Nothing can be said yet/),
    ).toBeInTheDocument();
    expect(previewPlan).toHaveBeenCalledTimes(2);
  });

  it('lists what will be created, and shows the manifests when asked', async () => {
    const { formData } = renderForm(
      { review: 'CnpgReview' },
      {
        previewPlan: async () => ({
          exists: false,
          problems: [],
          ref: 'aks-primary/team-orders/orders-db',
          manifests: 'kind: Cluster',
          warnings: ['The plan Small has one instance.'],
          cost: {
            amount: 123.4,
            currency: 'EUR',
            asOf: '2026-11-01',
            region: 'Sweden Central',
            parts: [
              { id: 'compute', amount: 120 },
              { id: 'backups', amount: 3.4 },
            ],
          },
          resources: [
            {
              where: 'azure',
              type: 'Managed identity',
              name: 'id-pg',
              scope: 'rg-identities',
            },
            { where: 'kubernetes', type: 'Cluster', name: 'orders-db' },
          ],
        }),
      },
      { name: 'orders-db' },
    );
    expect(
      await screen.findByText(
        'The database will be aks-primary/team-orders/orders-db.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'The plan Small has one instance.',
      'Managed identity id-pg in rg-identities',
      'Cluster orders-db',
    ]);
    expect(screen.getByText('About €123 a month')).toBeInTheDocument();
    expect(screen.getByText('€3.40')).toBeInTheDocument();
    expect(
      screen.getByText(/list prices of Nov 1, 2026 for Sweden Central/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'In Kubernetes' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Manifests').closest('details'),
    ).not.toHaveAttribute('open');
    await waitFor(() =>
      expect(formData().review).toBe('aks-primary/team-orders/orders-db'),
    );
  });

  it('says what stands in the way', async () => {
    renderForm(
      { review: 'CnpgReview' },
      {
        previewPlan: async () => ({
          exists: false,
          problems: [{ field: 'name', message: 'The name is taken.' }],
          resources: [],
          warnings: [],
        }),
      },
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This cannot be created yet');
    expect(alert).toHaveTextContent('The name is taken.');
  });
});

describe('validation before the next step', () => {
  const validators = {
    CnpgDatabaseName: validations.validateName,
    CnpgEnvironmentPicker: validations.validateEnvironment,
    CnpgOptions: validations.validateOptions,
    CnpgPlanPicker: validations.validatePlan,
    CnpgReview: validations.validateReview,
    CnpgTargetPicker: validations.validateTarget,
    CnpgVersionPicker: validations.validateVersion,
  } as Record<string, any>;

  async function validate(
    formData: Record<string, any>,
    previewPlan: CnpgApi['previewPlan'],
  ) {
    const api = fakeApi({ getOffer: async () => offer, previewPlan });
    const apiHolder: ApiHolder = {
      get: ref => (ref.id === cnpgApiRef.id ? (api as any) : undefined),
    };
    const properties = {
      name: { type: 'string', 'ui:field': 'CnpgDatabaseName' },
      environment: { type: 'string', 'ui:field': 'CnpgEnvironmentPicker' },
      plan: { type: 'string', 'ui:field': 'CnpgPlanPicker' },
      version: { type: 'number', 'ui:field': 'CnpgVersionPicker' },
      target: { type: 'string', 'ui:field': 'CnpgTargetPicker' },
      options: { type: 'object', 'ui:field': 'CnpgOptions' },
      review: { type: 'string', 'ui:field': 'CnpgReview' },
    };
    const run = createAsyncValidators(
      { type: 'object', properties },
      validators,
      { apiHolder },
    );
    const result = (await run(formData)) as Record<
      string,
      { __errors?: string[] }
    >;
    return Object.fromEntries(
      Object.entries(result).map(([key, field]) => [key, field.__errors ?? []]),
    );
  }

  it('says each problem at its field', async () => {
    const problems = [
      { field: 'plan' as const, message: 'There is no plan "huge".' },
      { field: 'version' as const, message: 'PostgreSQL 9 is not offered.' },
      { field: 'environment' as const, message: 'There is no environment.' },
      { field: 'owner' as const, message: 'The service has no owner.' },
    ];
    await expect(
      validate(
        { name: 'orders-db', environment: 'x', plan: 'huge', version: 9 },
        async () => ({ problems, exists: false, resources: [], warnings: [] }),
      ),
    ).resolves.toEqual({
      name: ['The service has no owner.'],
      environment: ['There is no environment.'],
      plan: ['There is no plan "huge".'],
      version: ['PostgreSQL 9 is not offered.'],
    });
  });

  it('says at the options what is wrong with them', async () => {
    const previewPlan = jest.fn(async () => ({
      problems: [
        {
          field: 'options' as const,
          message: 'The database a is there twice.',
        },
        { field: 'plan' as const, message: 'Not this one.' },
      ],
      exists: false,
      resources: [],
      warnings: [],
    }));
    const options = { databases: [{ name: 'a' }, { name: 'a' }] };
    await expect(validate({ options }, previewPlan)).resolves.toMatchObject({
      options: ['The database a is there twice.'],
    });
    expect(previewPlan).toHaveBeenCalledWith(
      expect.objectContaining({ options }),
    );
  });

  it('does not ask about a name that cannot be one', async () => {
    const previewPlan = jest.fn(noProblems);
    await expect(
      validate({ name: 'a'.repeat(51) }, previewPlan),
    ).resolves.toEqual({
      name: ['The name has 51 characters; at most 50 are possible.'],
    });
    expect(previewPlan).not.toHaveBeenCalled();
  });

  it('lets nothing past the review that would be refused', async () => {
    const result = await validate({ review: '' }, async () => ({
      exists: false,
      problems: [{ field: 'name', message: 'The name is taken.' }],
      resources: [],
      warnings: [],
    }));
    expect(result).toEqual({ review: ['The name is taken.'] });
  });

  it('passes on who refuses, and does not pass when nobody answers', async () => {
    const error = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: {
            name: 'NotAllowedError',
            message: 'You may not create a database for orders.',
          },
          response: { statusCode: 403 },
        }),
        { status: 403, headers: { 'Content-Type': 'application/json' } },
      ),
    );
    await expect(
      validate({ name: 'orders-db' }, async () => {
        throw error;
      }),
    ).resolves.toEqual({ name: ['You may not create a database for orders.'] });

    const { name } = await validate({ name: 'orders-db' }, async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(name).toEqual([expect.stringMatching(/did not answer/)]);
  });
});
