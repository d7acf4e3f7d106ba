import { parse } from 'yaml';
import { clusterManifest } from './clusterManifest';

const manifest = (cluster: object) => parse(clusterManifest(cluster));

describe('clusterManifest', () => {
  it('leaves out what nobody writes', () => {
    expect(
      manifest({
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: {
          name: 'orders-db',
          namespace: 'team-orders',
          uid: '1',
          resourceVersion: '2',
          generation: 3,
          creationTimestamp: '2026-11-20T18:00:00Z',
          managedFields: [{}],
          labels: { team: 'orders' },
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
          },
        },
        spec: { instances: 3 },
        status: { phase: 'x' },
      }),
    ).toEqual({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name: 'orders-db',
        namespace: 'team-orders',
        labels: { team: 'orders' },
      },
      spec: { instances: 3 },
    });
  });

  it('hides where people write passwords', () => {
    const { spec } = manifest({
      metadata: { name: 'x' },
      spec: {
        env: [
          { name: 'TOKEN', value: 's3cret' },
          { name: 'REF', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        ],
        bootstrap: {
          initdb: {
            postInitApplicationSQL: ["CREATE ROLE a PASSWORD 's3cret'"],
            secret: { name: 'orders-db-app' },
          },
        },
        externalClusters: [
          {
            name: 'old',
            connectionParameters: { host: 'db', password: 's3cret' },
            password: { name: 'secret', key: 'password' },
          },
        ],
      },
    });
    expect(JSON.stringify(spec)).not.toContain('s3cret');
    expect(spec.env[1].valueFrom.secretKeyRef.name).toBe('s');
    expect(spec.bootstrap.initdb.secret.name).toBe('orders-db-app');
    expect(spec.externalClusters[0]).toEqual({
      name: 'old',
      connectionParameters: { host: 'db', password: '(hidden)' },
      password: { name: 'secret', key: 'password' },
    });
  });
});
