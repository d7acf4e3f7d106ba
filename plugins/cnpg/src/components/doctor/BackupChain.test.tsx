import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { DoctorReport } from '@pgportal/plugin-cnpg-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../__fixtures__';
import { cnpgApiRef } from '../../api';
import { BackupChain } from './BackupChain';

const REF = 'aks-primary/team-orders/orders-db';

const report: DoctorReport = {
  links: [
    {
      id: 'podLabel',
      title: 'Label',
      state: 'ok',
      detail: 'All 3 pods have the label.',
    },
    {
      id: 'subject',
      title: 'Subject',
      state: 'broken',
      detail: 'The managed identity has no federated credential.',
      fix: 'Create it again.',
      repairable: true,
    },
    {
      id: 'role',
      title: 'Role',
      state: 'unknown',
      detail: 'Azure RBAC does not allow it.',
    },
  ],
  broken: 'subject',
};

async function show(getDoctor: () => Promise<DoctorReport>) {
  renderInTestApp(<BackupChain databaseRef={REF} />, {
    apis: [[cnpgApiRef, fakeApi({ getDoctor })]],
  });
  const button = await screen.findByRole('button', {
    name: 'Examine the backup chain',
  });
  await userEvent.click(button);
}

describe('BackupChain', () => {
  it('asks nothing until somebody wants to see it, and then names the broken link', async () => {
    const getDoctor = jest.fn(async () => report);
    renderInTestApp(<BackupChain databaseRef={REF} />, {
      apis: [[cnpgApiRef, fakeApi({ getDoctor })]],
    });
    const button = await screen.findByRole('button', {
      name: 'Examine the backup chain',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(getDoctor).not.toHaveBeenCalled();

    await userEvent.click(button);
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Broken link: Subject of the federated credential',
    );
    const list = screen.getByRole('list', { name: 'Backup chain' });
    const items = within(list).getAllByRole('listitem');
    expect(items.map(item => item.textContent)).toEqual([
      'Workload identity label of the pods: holdsAll 3 pods have the label.',
      'Subject of the federated credential: brokenThe managed identity has no federated credential.What to do: Create it again.',
      'Role on the container: not knownAzure RBAC does not allow it.',
    ]);
    expect(
      screen.getByRole('button', { name: 'Repair identity' }),
    ).toHaveAttribute(
      'href',
      `/create/templates/default/postgres-repair-identity?formData=${encodeURIComponent(
        JSON.stringify({ database: REF }),
      )}`,
    );
  });

  it('offers no repair of what it cannot repair', async () => {
    await show(async () => ({
      links: [{ ...report.links[1], repairable: undefined }],
      broken: 'subject',
    }));
    expect(await screen.findByText(/Create it again/)).toBeInTheDocument();
    expect(screen.queryByText('Repair identity')).not.toBeInTheDocument();
  });

  it.each([
    [{ links: report.links.slice(0, 1) }, 'No broken link was found'],
    [{ links: [] }, 'This database has no backups in Azure to examine.'],
  ])('says when nothing is broken', async (answer, text) => {
    await show(async () => answer);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says why there is nothing to show', async () => {
    await show(async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(
      await screen.findByText(/^This cannot be shown/),
    ).toBeInTheDocument();
  });
});
