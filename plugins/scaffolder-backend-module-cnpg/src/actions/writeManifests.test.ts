import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import * as yaml from 'yaml';
import {
  CLIENT_ID,
  answers,
  createContext,
  setUp,
} from '../__testUtils__/setUp';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { createWriteManifestsAction } from './writeManifests';
import { examples } from './writeManifests.examples';

const ISSUER = 'https://swedencentral.oic.prod-aks.azure.com/t/c/';

describe('cnpg:database:manifests', () => {
  let workspacePath: string;
  beforeEach(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'manifests-'));
  });
  afterEach(() => rm(workspacePath, { recursive: true, force: true }));

  async function run(
    input: object,
    portal = setUp(),
    more: { isDryRun?: boolean } = {},
  ) {
    const { context, log, output } = createContext(
      { database: answers, ...input } as any,
      more,
    );
    context.workspacePath = workspacePath;
    await createWriteManifestsAction(portal.dependencies).handler(context);
    const read = async (name: string) =>
      yaml
        .parseAllDocuments(
          await readFile(
            join(workspacePath, String(output.folder), name),
            'utf8',
          ),
        )
        .map(document => document.toJS());
    return { log, output, read, ...portal };
  }

  it('writes what would be applied, and applies nothing', async () => {
    const { output, read, kubernetes } = await run({ clientId: CLIENT_ID });
    expect(output).toMatchObject({
      reference: 'aks1/team-orders/orders-db',
      folder: 'databases/aks1/team-orders/orders-db',
      files: ['database.yaml', 'kustomization.yaml'],
    });
    const objects = await read('database.yaml');
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ObjectStore',
      'Cluster',
      'ScheduledBackup',
      'PodMonitor',
      'PodMonitor',
    ]);
    expect(JSON.stringify(objects)).toContain(CLIENT_ID);
    expect((await read('kustomization.yaml'))[0].resources).toEqual([
      'database.yaml',
    ]);
    expect(kubernetes.applied).toEqual([]);
  });

  it('writes the same bytes again', async () => {
    const file = join(
      workspacePath,
      'databases/aks1/team-orders/orders-db/database.yaml',
    );
    await run({ clientId: CLIENT_ID });
    const first = await readFile(file, 'utf8');
    await run({ clientId: CLIENT_ID });
    expect(await readFile(file, 'utf8')).toBe(first);
  });

  it('writes the identity for the Azure Service Operator, and needs no client id then', async () => {
    const { read, provisioner } = await run({
      identity: 'serviceOperator',
      oidcIssuer: ISSUER,
      folder: 'clusters/orders-db',
    });
    const identity = await read('identity.yaml');
    expect(identity.map(({ kind }) => kind)).toEqual([
      'StorageAccountsBlobServicesContainer',
      'UserAssignedIdentity',
      'FederatedIdentityCredential',
      'RoleAssignment',
    ]);
    expect(identity[2].spec.issuer).toBe(ISSUER);
    const objects = await read('database.yaml');
    const cluster = objects.find(({ kind }) => kind === 'Cluster');
    expect(cluster.spec.env[0].valueFrom.configMapKeyRef.name).toBe(
      'orders-db-identity',
    );
    expect(cluster.spec.serviceAccountTemplate).toBeUndefined();
    expect(provisioner.ensureIdentity).not.toHaveBeenCalled();
  });

  it('leaves out what is not installed, and goes on while the target is away', async () => {
    const portal = setUp();
    portal.kubernetes.serves = async kind => {
      if (kind.group === 'azmonitoring.coreos.com') {
        throw refusal('AKS 1 cannot be reached.', 0);
      }
      return kind.group !== 'monitoring.coreos.com';
    };
    const { read } = await run({ clientId: CLIENT_ID }, portal);
    expect((await read('database.yaml')).map(({ kind }) => kind)).not.toContain(
      'PodMonitor',
    );
  });

  it.each([
    [{}, /^clientId: .*ensure before, or choose identity/],
    [{ clientId: 'x' }, /^clientId: it must be a GUID/],
    [{ identity: 'serviceOperator' }, /^oidcIssuer: /],
    [{ clientId: CLIENT_ID, folder: '../../etc' }, /path|allowed|relative/i],
  ])('refuses %j', async (input, sentence) => {
    await expect(run(input)).rejects.toThrow(sentence);
    expect(await readdir(workspacePath)).toEqual([]);
  });

  it('needs the permission, and writes nothing in a dry run', async () => {
    await expect(
      run({ clientId: CLIENT_ID }, setUp({ decision: AuthorizeResult.DENY })),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    const { log } = await run({}, setUp(), { isDryRun: true });
    expect(log).toContain(
      'Would write databases/aks1/team-orders/orders-db/database.yaml',
    );
    expect(await readdir(workspacePath)).toEqual([]);
  });

  it('has examples that its schema knows', () => {
    const action = createWriteManifestsAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
