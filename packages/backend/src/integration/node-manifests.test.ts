import { readFile, readdir } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Kind, kinds } from '@pgportal/plugin-cnpg-common';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { Sandbox, startSandbox } from './__testUtils__/nodeSandbox';

jest.setTimeout(120_000);

const GOLDEN = resolvePackagePath(
  '@pgportal/plugin-cnpg-common',
  'src/manifests/__golden__',
);

interface Answer {
  status: number;
  warnings: string[];
  message?: string;
}

/**
 * Every golden file, as the API server of the sandbox takes it: the schemas of
 * the CRDs with every field known, their CEL rules, and CloudNativePG's webhook.
 */
describe('manifests', () => {
  let sandbox: Sandbox;
  let server: URL;
  let ca: Buffer;
  let token: string;
  beforeAll(async () => {
    sandbox = await startSandbox();
    const config = parse(await readFile(sandbox.kubeconfig, 'utf8'));
    const [{ cluster }] = config.clusters;
    server = new URL(cluster.server);
    ca = await readFile(sandbox.caFile);
    token = config.users[0].user.token;
    await apply(
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'team-orders' },
      },
      '',
    );
  });
  afterAll(() => sandbox.stop());

  /** By server-side apply, as the portal does, with every unknown field an error. */
  function apply(object: any, dryRun = '&dryRun=All'): Promise<Answer> {
    const kind = kindOf(object);
    const { name, namespace } = object.metadata;
    const path = [
      kind.group ? `/apis/${kind.group}/${kind.version}` : '/api/v1',
      ...(namespace ? ['namespaces', namespace] : []),
      kind.plural,
      name,
    ].join('/');
    return new Promise((resolve, reject) => {
      const call = request(
        new URL(
          `${path}?fieldManager=pgportal&fieldValidation=Strict${dryRun}`,
          server,
        ),
        {
          method: 'PATCH',
          ca,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/apply-patch+yaml',
          },
        },
        async response => {
          let text = '';
          for await (const chunk of response) text += chunk;
          const status = response.statusCode!;
          const warning = response.headers.warning as
            | string
            | string[]
            | undefined;
          resolve({
            status,
            warnings: [warning ?? []].flat(),
            ...(status >= 400 && { message: text }),
          });
        },
      );
      call.on('error', reject);
      call.end(stringify(object));
    });
  }

  function kindOf(object: any): Kind {
    const [version, group = ''] = object.apiVersion.split('/').reverse();
    return Object.values(kinds).find(
      kind =>
        kind.kind === object.kind &&
        kind.group === group &&
        kind.version === version,
    )!;
  }

  it('are taken by CloudNativePG, without a remark but on what is meant to end', async () => {
    const files = await readdir(GOLDEN);
    expect(files.length).toBeGreaterThan(15);
    const remarks: Record<string, Answer> = {};
    for (const file of files) {
      const text = await readFile(join(GOLDEN, file), 'utf8');
      for (const document of parseAllDocuments(text, { version: '1.1' })) {
        const object = document.toJS();
        // The sandbox, like many a cluster, has no Azure Managed Prometheus.
        if (object.apiVersion.startsWith(kinds.AzurePodMonitor.group)) continue;
        const answer = await apply(object);
        if (answer.status >= 300 || answer.warnings.length) {
          remarks[`${object.kind} of ${file}`] = answer;
        }
      }
    }
    const inTree = files.filter(file => file.includes('inTree'));
    expect(inTree.length).toBeGreaterThan(0);
    expect(remarks).toEqual(
      Object.fromEntries(
        inTree.map(file => [
          `Cluster of ${file}`,
          {
            status: expect.any(Number),
            warnings: [expect.stringContaining('barmanObjectStore')],
          },
        ]),
      ),
    );
  });

  it('would be refused with a field or a value that is wrong', async () => {
    const [, , cluster] = parseAllDocuments(
      await readFile(
        join(GOLDEN, 'medium-aks-primary-production.yaml'),
        'utf8',
      ),
      { version: '1.1' },
    ).map(document => document.toJS());
    const changed = (change: (spec: any) => void) => {
      const copy = structuredClone(cluster);
      change(copy.spec);
      return apply(copy);
    };
    expect(
      await changed(spec => {
        spec.walStorag = spec.walStorage;
      }),
    ).toMatchObject({
      status: 500,
      message: expect.stringMatching(/walStorag/),
    });
    expect(
      await changed(spec => {
        spec.postgresql.parameters.shared_buffers = '16GB';
      }),
    ).toMatchObject({ status: 422 });
  });
});
