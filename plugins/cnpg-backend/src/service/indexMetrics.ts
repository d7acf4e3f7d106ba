import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { FleetIndex, KindReport } from '../fleet/FleetIndex';

/** Lets whoever collects metrics see how well the index keeps up with its targets. */
export function reportIndex(fleet: FleetIndex, metrics: MetricsService): void {
  const observe = (
    instrument: ReturnType<MetricsService['createObservableGauge']>,
    read: (report: KindReport) => number | undefined,
  ) =>
    instrument.addCallback(result => {
      for (const report of fleet.kinds()) {
        const { target, kind } = report;
        const value = read(report);
        if (value !== undefined) result.observe(value, { target, kind });
      }
    });

  observe(
    metrics.createObservableCounter('cnpg.index.watch.restarts', {
      description: 'Watches that had to be begun anew',
      unit: '{restart}',
    }),
    ({ restarts }) => restarts,
  );
  observe(
    metrics.createObservableGauge('cnpg.index.objects', {
      description: 'Kubernetes objects in the index',
      unit: '{object}',
    }),
    ({ objects }) => objects,
  );
  observe(
    metrics.createObservableGauge('cnpg.index.lag', {
      description:
        'Time since the API server last confirmed what is known of a kind',
      unit: 's',
    }),
    ({ status }) => secondsSince(status.confirmedAt),
  );
  observe(
    metrics.createObservableGauge('cnpg.index.sync.age', {
      description: 'Time since a kind was listed completely',
      unit: 's',
    }),
    ({ listedAt }) => secondsSince(listedAt),
  );
  observe(
    metrics.createObservableGauge('cnpg.index.live', {
      description: '1 while changes of a kind arrive, else 0',
    }),
    ({ status }) => (status.state === 'live' ? 1 : 0),
  );
}

function secondsSince(date: Date | undefined): number | undefined {
  return date && (Date.now() - date.getTime()) / 1000;
}
