import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { PolicyReport } from '@pgportal/plugin-cnpg-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CnpgApi, cnpgApiRef } from '../../api';
import { fakeApi, governance } from '../../__fixtures__';
import { PolicySection } from './PolicySection';

jest.setTimeout(30_000);

const database = { target: 'aks', namespace: 'team', name: 'orders-db' };

const report: PolicyReport = {
  findings: [
    {
      policy: 'production',
      policyTitle: 'Production',
      rule: 'majors',
      title: 'Allowed PostgreSQL version',
      message: 'PostgreSQL 14 is not among the versions that are allowed: 17.',
      field: 'version',
      waived: {
        rule: 'majors',
        until: '2027-01-31',
        reason: 'The upgrade is planned for January.',
        by: 'user:default/ines',
      },
    },
    {
      policy: 'production',
      policyTitle: 'Production',
      rule: 'zones',
      title: 'Spread over zones',
      message: 'Its instances are in 1 zone; at least 3 are asked for.',
      field: 'plan',
    },
    {
      rule: 'naming',
      title: 'Names of the payments team',
      message: 'The name says nothing.',
      field: 'name',
    },
  ],
  judged: 9,
  score: 77,
  notEvaluated: ['exposure', 'backups'],
  malformedWaivers: 1,
};

function render(options: { report?: PolicyReport } & Partial<CnpgApi> = {}) {
  const { report: given = report, ...methods } = options;
  const onChange = jest.fn();
  const authorize = async () => ({ result: AuthorizeResult.ALLOW });
  renderInTestApp(
    <PolicySection database={database} report={given} onChange={onChange} />,
    {
      apis: [
        [
          cnpgApiRef,
          fakeApi({ getGovernance: async () => governance, ...methods }),
        ],
        [permissionApiRef, { authorize }],
      ] as const,
    },
  );
  return onChange;
}

it('says what is broken, what is waived, and what nobody can say', async () => {
  render();
  expect(await screen.findByText(/Score 77 of 100/)).toHaveTextContent(
    '2 of 9 rules broken',
  );
  expect(
    await screen.findByText('Names of the payments team'),
  ).toBeInTheDocument();
  expect(screen.getByText(/^Its instances are in 1 zone/)).toBeInTheDocument();
  expect(
    screen.getByText(
      'Waived until Jan 31, 2027 by ines: The upgrade is planned for January.',
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText('Could not be judged: Network exposure and Backups'),
  ).toBeInTheDocument();
  expect(screen.getByText(/1 entry of the annotation/)).toBeInTheDocument();
});

it('waives a rule until a day, with a reason', async () => {
  const waiveRule = jest.fn().mockResolvedValue({ items: [] });
  const onChange = render({ waiveRule });
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'Waive the rule Spread over zones',
    }),
  );
  expect(
    await screen.findByText('Waive Spread over zones for orders-db'),
  ).toBeInTheDocument();
  const waive = screen.getByRole('button', { name: 'Waive' });
  expect(waive).toBeDisabled();
  await userEvent.clear(screen.getByLabelText(/Last day/));
  await userEvent.type(screen.getByLabelText(/Last day/), '2027-02-28');
  await userEvent.type(screen.getByLabelText(/Reason/), 'One zone only. ');
  await userEvent.click(waive);
  expect(waiveRule).toHaveBeenCalledWith(database, 'zones', {
    until: '2027-02-28',
    reason: 'One zone only.',
  });
  await waitFor(() => expect(onChange).toHaveBeenCalled());
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
});

it('ends a waiver, and says when that fails', async () => {
  const endWaiver = jest
    .fn()
    .mockRejectedValueOnce(new Error('network'))
    .mockResolvedValue({ items: [] });
  const onChange = render({ endWaiver });
  const end = await screen.findByRole('button', {
    name: 'End the waiver of Allowed PostgreSQL version',
  });
  await userEvent.click(end);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'That failed: the portal did not answer.',
  );
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.click(end);
  await waitFor(() => expect(onChange).toHaveBeenCalled());
  expect(endWaiver).toHaveBeenCalledWith(database, 'majors');
});

it('says when all is kept', async () => {
  render({
    report: {
      findings: [],
      judged: 9,
      score: 100,
      notEvaluated: [],
      malformedWaivers: 0,
    },
  });
  expect(await screen.findByText(/All 9 rules are kept/)).toBeInTheDocument();
});
