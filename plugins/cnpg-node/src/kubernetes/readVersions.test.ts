import { Kind, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '../types';
import { KubernetesApiError } from './KubernetesApiError';
import { readVersions } from './readVersions';

type Objects = Record<string, (KubernetesObject & { spec?: object })[]>;

/** Lists by kind and label; refuses the kinds that are named, cluster-wide or everywhere. */
function api(
  objects: Objects,
  refused: { clusterWide?: string[]; everywhere?: string[] } = {},
) {
  const asked: string[] = [];
  const list = async (
    { kind }: Kind,
    {
      namespace,
      labelSelector = '',
    }: { namespace?: string; labelSelector?: string },
  ) => {
    asked.push([kind, namespace ?? '*', labelSelector].join(' '));
    if (
      refused.everywhere?.includes(kind) ||
      (!namespace && refused.clusterWide?.includes(kind))
    ) {
      throw new KubernetesApiError(`RBAC refuses to list ${kind}.`, {
        statusCode: 403,
      });
    }
    const [key, value] = labelSelector.split('=');
    return {
      items: (objects[kind] ?? []).filter(
        ({ metadata }) =>
          (!namespace || metadata.namespace === namespace) &&
          (value === undefined
            ? !key || metadata.labels?.[key] !== undefined
            : metadata.labels?.[key] === value),
      ),
      resourceVersion: '1',
    };
  };
  return { kubernetes: { list } as unknown as KubernetesApi, asked };
}

function deployment(
  name: string,
  labels: Record<string, string>,
  image: string,
  namespace = 'cnpg-system',
) {
  return {
    metadata: { name, namespace, labels },
    spec: { template: { spec: { containers: [{ image }] } } },
  };
}

const operator = (image: string, more = {}, namespace?: string) =>
  deployment(
    'cnpg-controller-manager',
    { 'app.kubernetes.io/name': 'cloudnative-pg', ...more },
    image,
    namespace,
  );
const plugin = deployment(
  'barman-cloud',
  { app: 'barman-cloud' },
  'ghcr.io/cloudnative-pg/plugin-barman-cloud:v0.14.0',
);

describe('readVersions', () => {
  it.each([
    ['ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0', '1.30.0'],
    ['mirror.example:5000/cnpg/cloudnative-pg:1.29.2@sha256:abc', '1.29.2'],
    ['ghcr.io/cloudnative-pg/cloudnative-pg-testing:1.31.0-rc1', '1.31.0-rc1'],
  ])('reads %s', async (image, version) => {
    const { kubernetes } = api({ Deployment: [operator(image), plugin] });
    await expect(readVersions(kubernetes)).resolves.toEqual({
      operator: version,
      plugin: '0.14.0',
    });
  });

  it('reads the label of Helm where the image has no tag', async () => {
    const { kubernetes } = api({
      Deployment: [
        operator('ghcr.io/cloudnative-pg/cloudnative-pg@sha256:abc', {
          'app.kubernetes.io/version': '1.30.0',
        }),
        plugin,
      ],
    });
    expect(await readVersions(kubernetes)).toMatchObject({
      operator: '1.30.0',
    });
  });

  it('does with rights in the namespace of the operator', async () => {
    const { kubernetes } = api(
      {
        Deployment: [
          operator('ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0'),
          plugin,
        ],
      },
      { clusterWide: ['Deployment'] },
    );
    await expect(readVersions(kubernetes)).resolves.toEqual({
      operator: '1.30.0',
      plugin: '0.14.0',
    });
  });

  it('looks at what both leave behind where it may not see them', async () => {
    const pod = (name: string, version: string) => ({
      metadata: {
        name,
        labels: { 'cnpg.io/cluster': 'orders' },
        annotations: { 'cnpg.io/operatorVersion': version },
      },
    });
    const { kubernetes } = api(
      {
        Pod: [pod('a', '1.9.4'), pod('b', '1.30.1'), pod('c', '1.30.0')],
        Cluster: [
          {
            metadata: { name: 'orders' },
            status: {
              pluginStatus: [
                { name: 'other', version: '9.0.0' },
                { name: 'barman-cloud.cloudnative-pg.io', version: '0.13.0' },
              ],
            },
          } as KubernetesObject,
        ],
      },
      { everywhere: ['Deployment'] },
    );
    await expect(readVersions(kubernetes)).resolves.toEqual({
      operator: '1.30.1',
      plugin: '0.13.0',
    });
  });

  it('says why it does not know', async () => {
    await expect(
      readVersions(api({}, { everywhere: ['Deployment', 'Pod'] }).kubernetes),
    ).resolves.toEqual({ unknown: 'RBAC refuses to list Deployment.' });
    const { kubernetes, asked } = api({});
    await expect(readVersions(kubernetes)).resolves.toEqual({
      unknown:
        'No Deployment of CloudNativePG was found. No Deployment of the Barman Cloud plugin was found.',
    });
    expect(asked).not.toContainEqual(expect.stringContaining('cnpg-system'));
  });
});
