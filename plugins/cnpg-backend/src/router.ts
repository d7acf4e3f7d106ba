import { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import {
  DatabaseRef,
  parseDatabaseRef,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '@pgportal/plugin-cnpg-node';
import { Router } from 'express';
import { databasesToCsv } from './governance/exportDatabases';
import { FleetService } from './governance/FleetService';
import { WaiverService } from './governance/WaiverService';
import { CredentialsService, revealed } from './credentials/CredentialsService';
import { Caller, OperationService } from './operations/OperationService';
import { EndpointMap } from './schema/endpoints';
import { spec } from './schema/openapi.generated';
import { DatabaseService } from './service/DatabaseService';
import { offerDocument } from './service/offerDocument';
import { PlanService } from './service/PlanService';

/** The REST API of schema/openapi.yaml. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  databases: DatabaseService;
  plans: PlanService;
  operations: OperationService;
  secrets: CredentialsService;
  fleet: FleetService;
  waivers: WaiverService;
  targets: TargetsService;
}): Router {
  const { httpAuth, databases, plans, operations, secrets } = options;
  const { fleet, waivers, targets } = options;
  const router =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<EndpointMap>(spec);

  router.get('/v1/health', async (_req, res) => {
    res.json({ status: 'ok' });
  });

  // Services may list: the catalog module turns every database into an entity.
  router.get('/v1/databases', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await databases.list(req.query, { credentials }));
  });

  router.get('/v1/databases/:target/:namespace/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await databases.get(toDatabaseRef(req.params), { credentials }));
  });

  router.get(
    '/v1/databases/:target/:namespace/:name/backups',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toDatabaseRef(req.params);
      res.json(await databases.backups(ref, { credentials }));
    },
  );

  router.get(
    '/v1/databases/:target/:namespace/:name/doctor',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toDatabaseRef(req.params);
      res.json(await databases.doctor(ref, { credentials }));
    },
  );

  router.get(
    '/v1/databases/:target/:namespace/:name/events',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toDatabaseRef(req.params);
      res.json(await databases.events(ref, { credentials }));
    },
  );

  router.get(
    '/v1/databases/:target/:namespace/:name/instances',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toDatabaseRef(req.params);
      res.json(await databases.instances(ref, { credentials }));
    },
  );

  router.get(
    '/v1/databases/:target/:namespace/:name/manifest',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const ref = toDatabaseRef(req.params);
      const manifest = await databases.manifest(ref, { credentials });
      res.type('text/yaml').send(manifest);
    },
  );

  router.get(
    '/v1/databases/:target/:namespace/:name/operations',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const caller: Caller = { credentials, via: 'portal' };
      res.json(await operations.list(toDatabaseRef(req.params), caller));
    },
  );

  router.post(
    '/v1/databases/:target/:namespace/:name/operations/:operation',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const caller: Caller = { credentials, via: 'portal', request: req };
      const ref = toDatabaseRef(req.params);
      const { operation } = req.params;
      if (req.body.dryRun) {
        res.json(await operations.preview(ref, operation, req.body, caller));
        return;
      }
      const record = await operations.run(ref, operation, req.body, caller);
      res.status(202).json(record);
    },
  );

  router.get(
    '/v1/databases/:target/:namespace/:name/trail',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const caller: Caller = { credentials, via: 'portal' };
      const ref = toDatabaseRef(req.params);
      res.json(await operations.trail(ref, req.query.limit ?? 50, caller));
    },
  );

  router.post(
    '/v1/databases/:target/:namespace/:name/credentials',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const caller: Caller = { credentials, via: 'portal', request: req };
      const ref = toDatabaseRef(req.params);
      const found = await secrets.reveal(ref, req.body, caller);
      res.set('Cache-Control', 'no-store').type('json');
      // Not by `json`, which adds an ETag: a hash of the password.
      res.end(JSON.stringify(revealed(found)));
    },
  );

  router.put(
    '/v1/databases/:target/:namespace/:name/waivers/:rule',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const caller: Caller = { credentials, via: 'portal', request: req };
      const ref = toDatabaseRef(req.params);
      res.json(await waivers.grant(ref, req.params.rule, req.body, caller));
    },
  );

  router.delete(
    '/v1/databases/:target/:namespace/:name/waivers/:rule',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const caller: Caller = { credentials, via: 'portal', request: req };
      const ref = toDatabaseRef(req.params);
      res.json(await waivers.end(ref, req.params.rule, caller));
    },
  );

  router.get('/v1/fleet/summary', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await fleet.summary(req.query, { credentials }));
  });

  router.get('/v1/fleet/export', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { format, ...filter } = req.query;
    const found = await fleet.databases(filter, { credentials });
    res.attachment(`databases.${format}`);
    if (format === 'csv') res.type('text/csv').send(databasesToCsv(found));
    else res.json(found);
  });

  router.get('/v1/fleet/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await fleet.history(req.query.days ?? 90, { credentials }));
  });

  router.get('/v1/governance', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(fleet.governance());
  });

  router.get(
    '/v1/entities/:kind/:namespace/:name/databases',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const { kind, namespace, name } = req.params;
      res.json(
        await databases.listForEntity(
          { kind, namespace, name },
          { credentials },
        ),
      );
    },
  );

  router.get('/v1/targets', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json({ items: databases.targets() });
  });

  router.get('/v1/offer', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(offerDocument(targets.offer, databases.targets()));
  });

  router.post('/v1/plans', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await plans.plan(req.body, { credentials }));
  });

  return router;
}

function toDatabaseRef(params: DatabaseRef): DatabaseRef {
  const text = stringifyDatabaseRef(params);
  const ref = parseDatabaseRef(text);
  if (!ref) {
    throw new InputError(
      `"${text}" is no database reference; it should be <target>/<namespace>/<name>.`,
    );
  }
  return ref;
}
