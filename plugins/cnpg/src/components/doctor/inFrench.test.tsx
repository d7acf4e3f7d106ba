import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi, inFrench } from '../../__fixtures__';
import { cnpgApiRef } from '../../api';
import { BackupChain } from './BackupChain';

jest.setTimeout(30_000);

it('says what was found, and what to do about it', async () => {
  renderInTestApp(<BackupChain databaseRef="aks/team-orders/orders-db" />, {
    config: inFrench,
    apis: [
      [
        cnpgApiRef,
        fakeApi({
          getDoctor: async () => ({
            links: [
              {
                id: 'subject',
                title: 'Subject',
                state: 'broken',
                detail:
                  'The managed identity id-1 has no federated credential for x.',
                fix: 'Run "Repair identity", which creates it again.',
                messages: {
                  detail: {
                    id: 'doctor.subject.none',
                    params: { identity: 'id-1', subject: 'x' },
                  },
                  fix: { id: 'doctor.repair' },
                },
              },
            ],
            broken: 'subject',
          }),
        }),
      ],
    ],
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Examine the backup chain' }),
  );
  expect(
    await screen.findByText(
      'L’identité managée id-1 n’a pas d’identifiant fédéré pour x.',
      undefined,
      { timeout: 10_000 },
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/Lancez « Réparer l’identité », qui le recrée\./),
  ).toBeInTheDocument();
});
