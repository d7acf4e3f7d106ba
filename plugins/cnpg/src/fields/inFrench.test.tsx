import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { fakeApi, inFrench } from '../__fixtures__';
import { cnpgApiRef } from '../api';
import { Review } from './Review';

jest.setTimeout(30_000);

const ENGLISH = 'The plan Small has one instance.';

it('says what stands against a plan, and what is worth a thought', async () => {
  const props = {
    formContext: { formData: { name: 'orders-db' } },
    onChange: () => {},
  } as unknown as Parameters<typeof Review>[0];
  renderInTestApp(<Review {...props} />, {
    config: inFrench,
    apis: [
      [
        cnpgApiRef,
        fakeApi({
          previewPlan: async () => ({
            exists: false,
            resources: [],
            problems: [
              {
                field: 'plan',
                message: 'It has 2 instances; at least 3 are asked for.',
                messages: {
                  message: {
                    id: 'policy.asks',
                    params: {
                      broken: {
                        id: 'policy.minInstances',
                        params: { count: 2, least: 3 },
                      },
                      policy: 'Base',
                    },
                  },
                },
              },
            ],
            warnings: [ENGLISH],
            warningMessages: {
              [ENGLISH]: { id: 'plan.warning.one', params: { plan: 'Small' } },
            },
          }),
        }),
      ],
    ],
  });
  expect(
    await screen.findByText(/^Le plan Small a une seule instance/, undefined, {
      timeout: 10_000,
    }),
  ).toBeInTheDocument();
  expect(
    screen.getByText(
      'Elle a 2 instances ; il en faut au moins 3. C’est la politique « Base » qui le demande.',
    ),
  ).toBeInTheDocument();
});
