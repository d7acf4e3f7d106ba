import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { healthy } from '../../__fixtures__';
import { AdoptNotice } from './AdoptNotice';

it('leads to the form that adopts a database, with the database filled in', async () => {
  renderInTestApp(<AdoptNotice database={{ ...healthy, unmanaged: true }} />);
  expect(
    await screen.findByRole('button', { name: 'Adopt this database' }),
  ).toHaveAttribute(
    'href',
    `/create/templates/default/postgres-adopt?formData=${encodeURIComponent(
      JSON.stringify({ database: healthy.ref }),
    )}`,
  );
});

it('says nothing about one that the portal knows', async () => {
  renderInTestApp(
    <>
      <AdoptNotice database={healthy} />
      <p>The rest</p>
    </>,
  );
  await screen.findByText('The rest');
  expect(screen.queryByText(/did not make/)).not.toBeInTheDocument();
});
