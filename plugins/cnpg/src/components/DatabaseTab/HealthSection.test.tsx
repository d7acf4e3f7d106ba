import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { Finding, HealthReport } from '@pgportal/plugin-cnpg-common';
import { screen } from '@testing-library/react';
import { inFrench } from '../../__fixtures__';
import { HealthSection } from './HealthSection';
import { ProgressSection } from './ProgressSection';

const french = { config: inFrench };

const report = (
  finding: Partial<Finding>,
  notEvaluated: HealthReport['notEvaluated'] = [],
): HealthReport => ({
  state: 'degraded',
  findings: [
    {
      id: 'AV07',
      severity: 'warning',
      area: 'availability',
      title: 'orders-db-2, orders-db-3 have failed',
      impact: 'What has failed neither replicates nor can take over.',
      remedy: "Read the instance's log.",
      evidence: [],
      params: {},
      docs: 'runbooks/AV07.md',
      ...finding,
    },
  ],
  notEvaluated,
});

describe('in French', () => {
  it('shows what is wrong, and why a check could not be made', async () => {
    renderInTestApp(
      <HealthSection
        report={report(
          {
            messages: {
              title: {
                id: 'AV07.title',
                params: { instances: 'orders-db-2, orders-db-3', count: 2 },
              },
              impact: { id: 'AV07.impact' },
              remedy: { id: 'AV07.remedy' },
            },
          },
          [
            {
              id: 'LC01',
              reason: 'The catalog postgresql is not known.',
              messages: {
                reason: {
                  id: 'LC01.unknown',
                  params: { catalog: 'postgresql' },
                },
              },
            },
          ],
        )}
      />,
      french,
    );
    expect(
      await screen.findByRole('heading', {
        name: /orders-db-2, orders-db-3 sont en échec/,
      }),
    ).toBeVisible();
    expect(
      screen.getByText(/Une instance en échec ne réplique pas/),
    ).toBeVisible();
    expect(screen.getByText(/Lisez le journal de l’instance/)).toBeVisible();
    expect(
      screen.getByText(/Le catalogue postgresql n’est pas connu/),
    ).toBeInTheDocument();
  });

  it('writes one as one, and numbers, sizes and days as French does', async () => {
    renderInTestApp(
      <>
        <HealthSection
          report={report({
            messages: {
              title: {
                id: 'AV07.title',
                params: { instances: 'orders-db-2', count: 1 },
              },
              impact: {
                id: 'RP04.title',
                params: {
                  instance: 'orders-db-2',
                  seconds: 1200,
                  size: { bytes: 1.5 * 2 ** 30 },
                },
              },
              remedy: {
                id: 'LC02.title.ends',
                params: { major: 15, end: { day: '2027-11-11' } },
              },
            },
          })}
        />
      </>,
      french,
    );
    expect(
      await screen.findByText(/^orders-db-2 est en échec/),
    ).toBeInTheDocument();
    expect(screen.getByText(/retard de 1\s200 s et 1,5 GiB/)).toBeVisible();
    expect(screen.getByText(/jusqu’au 11 nov\. 2027/)).toBeVisible();
  });

  it('stays in English where it does not know the sentence, and shows what others say as it is', async () => {
    const shout = 'Pod {{secret}} says $t(AV07.impact) {{count}}';
    renderInTestApp(
      <HealthSection
        report={report({
          title: 'Something that only a newer backend sees',
          cause: shout,
          messages: {
            title: { id: 'ZZ99.title' },
            impact: { id: 'AV13.title', params: { phase: shout } },
            remedy: { id: 'AV07.remedy' },
          },
        })}
      />,
      french,
    );
    await screen.findByText(/Lisez le journal de l’instance/);
    expect(
      screen.getByText(/Something that only a newer backend sees/),
    ).toBeVisible();
    expect(screen.getByText(`Aucun progrès : ${shout}`)).toBeVisible();
    expect(screen.getByText(shout)).toBeVisible();
  });

  it('shows the steps of a creation', async () => {
    renderInTestApp(
      <ProgressSection
        steps={[
          {
            id: 'backup',
            title: 'First backup taken',
            state: 'running',
            detail: 'orders-db-1 is running',
            messages: {
              title: { id: 'creation.backup' },
              detail: {
                id: 'creation.backup.running',
                params: { backup: 'orders-db-1' },
              },
            },
          },
        ]}
      />,
      french,
    );
    expect(
      await screen.findByText(/^Première sauvegarde faite, /),
    ).toBeVisible();
    expect(
      screen.getAllByText(/orders-db-1 est en cours/).length,
    ).toBeGreaterThan(0);
  });
});
