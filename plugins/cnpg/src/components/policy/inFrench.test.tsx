import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { fakeApi, inFrench } from '../../__fixtures__';
import { cnpgApiRef } from '../../api';
import { PolicySection } from './PolicySection';

jest.setTimeout(30_000);

it('says what a policy has against the database', async () => {
  renderInTestApp(
    <PolicySection
      database={{ target: 'aks', namespace: 'team-orders', name: 'orders-db' }}
      report={{
        findings: [
          {
            policy: 'baseline',
            policyTitle: 'Baseline',
            rule: 'minInstances',
            title: 'Number of instances',
            message: 'It has 1 instance; at least 3 are asked for.',
            messages: {
              message: {
                id: 'policy.minInstances',
                params: { count: 1, least: 3 },
              },
            },
            field: 'plan',
          },
        ],
        judged: 2,
        score: 50,
        notEvaluated: [],
        malformedWaivers: 0,
      }}
      onChange={() => {}}
    />,
    { config: inFrench, apis: [[cnpgApiRef, fakeApi({})]] },
  );
  expect(
    await screen.findByText(
      'Elle a 1 instance ; il en faut au moins 3.',
      undefined,
      { timeout: 10_000 },
    ),
  ).toBeInTheDocument();
});
