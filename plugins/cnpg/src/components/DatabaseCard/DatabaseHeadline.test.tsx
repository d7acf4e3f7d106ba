import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { beingCreated, inFrench } from '../../__fixtures__';
import { DatabaseHeadline } from './DatabaseHeadline';

const { health, ...database } = beingCreated;

it('says in French what is wrong', async () => {
  renderInTestApp(
    <DatabaseHeadline
      name="orders-db"
      database={{
        ...database,
        health: {
          state: 'unhealthy',
          worst: {
            id: 'BK02',
            severity: 'critical',
            title: 'WAL archiving is failing',
            messages: { title: { id: 'BK02.title' } },
          },
        },
      }}
    />,
    { config: inFrench },
  );
  expect(await screen.findByText('L’archivage du WAL échoue')).toBeVisible();
});

it('says in French where a creation stands', async () => {
  renderInTestApp(
    <DatabaseHeadline
      name="orders-db"
      database={{
        ...database,
        health: { state: 'progressing' },
        phase: 'Setting up primary',
        phaseReason: 'Creating primary instance orders-db-1',
        messages: { phase: { id: 'phase.settingUpPrimary' } },
      }}
    />,
    { config: inFrench },
  );
  expect(await screen.findByText('Mise en place de la primaire')).toBeVisible();
});
