import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import {
  Entity,
  componentEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { planDatabase } from '@pgportal/plugin-cnpg-common';
import cnpgPlugin from '@pgportal/plugin-cnpg-backend';
import { TargetsService, targetsServiceRef } from '@pgportal/plugin-cnpg-node';
import { parse, parseAllDocuments } from 'yaml';
import { nodeServices } from './integration/__testUtils__/nodeServices';

const ROOT = resolvePackagePath('backend', '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const guide = read('docs/platform-guide.md');

const snippets = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language, text]) => ({
    language,
    title: /^(?:#|\/\/) (\S+)\n/.exec(text)?.[1],
    text,
  }),
);
const of = (language: string, title?: string) =>
  snippets.filter(it => it.language === language && it.title === title);

/** The configuration that somebody has who puts one snippet below the other. */
const cnpg = Object.assign(
  {},
  ...of('yaml', 'app-config.yaml').map(({ text }) => parse(text).cnpg),
);

const entities: Entity[] = of('yaml', 'catalog-info.yaml').flatMap(({ text }) =>
  parseAllDocuments(text).map(document => document.toJS()),
);

const commands = of('sh').flatMap(({ text }) => text.trim().split('\n'));
const without = (text: string) => text.replace(/\s+/g, ' ');

describe('docs/platform-guide.md', () => {
  it('has no snippet of a kind that is not looked at here', () => {
    const kinds = snippets.map(({ language, title }) =>
      [language, title].join(' ').trim(),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'json',
      'sh',
      'ts packages/backend/src/costCentreRule.ts',
      'ts packages/backend/src/demoPolicy.ts',
      'ts packages/backend/src/index.ts',
      'yaml app-config.yaml',
      'yaml catalog-info.yaml',
    ]);
  });

  it.each(snippets.filter(({ language }) => language === 'ts'))(
    'shows what is in $title',
    ({ text, title }) => {
      const [, ...lines] = text.trim().split('\n');
      expect(without(read(title!))).toContain(without(lines.join('\n')));
    },
  );

  it.each(commands.filter(command => !command.startsWith('curl')))(
    'names what exists: %s',
    command => {
      const [tool, ...args] = command.split(' ');
      const named: Record<string, () => string[]> = {
        // The browser tests start it.
        npm: () => [JSON.parse(read('package.json')).scripts[args[1]]],
        yarn: () =>
          args
            .slice(3)
            .map(name => `plugins/${name.replace('@pgportal/plugin-', '')}`),
        // integration/least-privilege.test.ts puts them into force.
        kubectl: () => args.filter(arg => arg.startsWith('deploy/')),
      };
      const names = named[tool]?.() ?? [];
      expect(names).not.toEqual([]);
      for (const name of names) {
        const path = name.replace(/^node /, '');
        expect([path, existsSync(resolve(ROOT, path))]).toEqual([path, true]);
      }
    },
  );

  it('has entities that the catalog takes', async () => {
    const [group, component] = entities;
    expect(await groupEntityV1alpha1Validator.check(group)).toBe(true);
    expect(await componentEntityV1alpha1Validator.check(component)).toBe(true);
    expect(entities).toHaveLength(2);
  });

  describe('followed to its end', () => {
    let url: string;
    let stop: () => Promise<void>;
    beforeAll(async () => {
      const { targets } = await nodeServices(cnpg);
      const backend = await startTestBackend({
        features: [
          cnpgPlugin,
          mockServices.rootConfig.factory({ data: { cnpg } }),
          actionsRegistryServiceMock.factory(),
          metricsServiceMock.factory(),
          catalogServiceMock.factory({
            entities: entities.map(entity => ({
              ...entity,
              ...(entity.spec?.owner && {
                relations: [
                  { type: 'ownedBy', targetRef: String(entity.spec.owner) },
                ],
              }),
            })),
          }),
          // As configured, on a Kubernetes in which there is nothing.
          createServiceFactory({
            service: targetsServiceRef,
            deps: {},
            factory: (): TargetsService => ({
              offer: targets.offer,
              list: () => [],
              get: name => ({
                definition: targets.get(name).definition,
                kubernetes: { get: async () => undefined } as any,
              }),
            }),
          }),
        ],
      });
      stop = () => backend.stop();
      url = `http://127.0.0.1:${backend.server.port()}`;
    });
    afterAll(() => stop());

    const run = async (command: string) => {
      const [, path] = /"\$PORTAL(\/[^"]+)"/.exec(command)!;
      const [, body] = / -d '([^']+)'/.exec(command) ?? [];
      return fetch(`${url}${path}`, {
        ...(body && {
          method: 'POST',
          body,
          headers: { 'Content-Type': 'application/json' },
        }),
      });
    };
    const requests = commands.filter(command => command.startsWith('curl'));

    it.each(requests)('is answered: %s', async command => {
      const response = await run(command);
      expect([response.status, await response.text()]).toEqual([
        200,
        expect.stringMatching(/./),
      ]);
    });

    it('says why a request is refused, as the guide shows', async () => {
      const [example] = of('json').map(({ text }) => JSON.parse(text));
      const plans = requests.find(command => command.includes('/v1/plans'))!;
      const { problems, quota } = await (await run(plans)).json();
      expect(problems).toContainEqual(expect.objectContaining(example));
      expect(quota).toMatchObject({
        limits: { databases: 20, cpu: 32 },
        left: { databases: 20, cpu: 32 },
      });
    });

    it('lets through what keeps the policies', async () => {
      const plans = requests.find(command => command.includes('/v1/plans'))!;
      const medium = await (
        await run(plans.replace('"small"', '"medium"'))
      ).json();
      expect(medium.problems).toEqual([]);
      expect(medium.manifests).toContain('pgportal.dev/deletion-protection');
    });
  });
});

describe('app-config.yaml of the demo', () => {
  it('offers plans that its policies accept, and asks more of production', async () => {
    const text = read('app-config.yaml').replace(/\$\{(\w+)\}/g, (_, name) =>
      name === 'PGPORTAL_AKS_RESOURCE_ID'
        ? '/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerService/managedClusters/aks'
        : `https://${name.toLocaleLowerCase('en-US').replace(/_/g, '-')}`,
    );
    const config = parse(text).cnpg;
    delete config.targets[0].azure.caFile;
    const { governance, targets } = await nodeServices(config);
    const problems = (environment: string, plan: string, version: number) => {
      const planned = planDatabase(
        {
          service: 'component:default/orders',
          name: 'orders-db',
          environment,
          plan,
          version,
          target: 'aks-primary',
          owner: 'group:default/team-orders',
          namespace: 'team-orders',
        },
        targets.offer,
      );
      return [
        ...planned.problems,
        ...governance.judgePlan(
          governance.complete(planned.plan!),
          undefined,
          new Date('2026-11-20T12:00:00Z'),
        ).problems,
      ].map(({ field }) => field);
    };
    expect(problems('prod', 'medium', 17)).toEqual([]);
    expect(problems('prod', 'large', 18)).toEqual([]);
    expect(problems('dev', 'small', 17)).toEqual([]);
    expect(problems('prod', 'small', 17)).toContain('plan');
    expect(problems('prod', 'medium', 15)).toContain('version');
    expect(governance.hasQuota('group:default/team-orders')).toBe(true);
  });
});
