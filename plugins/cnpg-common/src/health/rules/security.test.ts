import {
  Change,
  all,
  hibernated,
  inProduction,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { Service } from '../../model/objects';

/** Looked at on 2026-11-20 at noon. */
const expires =
  (secret: string, text: string): Change =>
  ({ cluster }) => {
    cluster.status!.certificates!.expirations![secret] = text;
  };

ruleCases('SC01', {
  fires: [
    [
      'a renewal that did not come',
      expires('orders-db-server', '2026-11-25 12:00:00 +0000 UTC'),
      {
        severity: 'warning',
        title: 'The certificate in orders-db-server expires in 5 days',
        remedy: expect.stringContaining('should have renewed'),
      },
    ],
    [
      'its last days',
      expires('orders-db-ca', '2026-11-21 13:00:00 +0000 UTC'),
      {
        severity: 'critical',
        title: 'The certificate in orders-db-ca expires in 1 day',
      },
    ],
    [
      'one that has expired',
      expires('orders-db-ca', '2026-11-19 12:00:00 +0000 UTC'),
      {
        severity: 'critical',
        title: 'The certificate in orders-db-ca has expired',
      },
    ],
    [
      "somebody's own, which nobody renews",
      expires('company-tls', '2026-12-02 12:00:00 +0000 UTC'),
      {
        severity: 'warning',
        remedy: expect.stringContaining('Renew it where it comes from'),
      },
    ],
  ],
  silent: [
    ['certificates in the middle of their life', () => {}],
    [
      'one that is renewed today',
      expires('orders-db-server', '2026-11-27 11:00:00 +0000 UTC'),
    ],
    ['a time that cannot be read', expires('orders-db-ca', 'soon')],
    [
      'hibernation',
      all(expires('orders-db-ca', '2026-11-19 12:00:00 +0000 UTC'), hibernated),
    ],
  ],
});

const superuser: Change = ({ cluster }) => {
  cluster.spec!.enableSuperuserAccess = true;
};

ruleCases('SC02', {
  fires: [
    ['the superuser', superuser, 'info'],
    ['it in production', all(superuser, inProduction), 'warning'],
  ],
  silent: [['no superuser', inProduction]],
});

const hba =
  (...lines: string[]): Change =>
  ({ cluster }) => {
    cluster.spec!.postgresql!.pg_hba = lines;
  };

ruleCases('SC03', {
  fires: [
    ['trust for all', hba('host all all 0.0.0.0/0 trust'), 'warning'],
    ['trust for one', hba('hostssl app app 10.0.0.0/8 trust'), 'warning'],
    [
      'trust with a mask',
      hba('host all all 10.0.0.0 255.0.0.0 trust'),
      'warning',
    ],
    [
      'passwords without encryption from everywhere',
      hba('host all all all md5'),
      {
        title: 'A rule lets everybody try passwords without encryption',
      },
    ],
    ['IPv6', hba('hostnossl all all ::/0 password'), 'warning'],
    [
      'it without what follows the method, which may be secret',
      hba('host all all 0.0.0.0/0 password ldapbindpasswd=hush'),
      {
        evidence: [
          {
            object: 'Cluster/orders-db',
            path: 'spec.postgresql.pg_hba',
            value: 'host all all 0.0.0.0/0 password',
          },
        ],
      },
    ],
  ],
  silent: [
    ['no rules', () => {}],
    ["CloudNativePG's own last rule", hba('host all all all scram-sha-256')],
    ['certificates', hba('hostssl all all 0.0.0.0/0 cert')],
    ['a refusal', hba('host all all 0.0.0.0/0 reject')],
    [
      'the machine itself',
      hba('host all all 127.0.0.1/32 trust', 'local all all trust'),
    ],
    ['a comment', hba('# host all all all trust')],
    ['nonsense', hba('', 'trust', 'host all')],
  ],
});

const service =
  (change: Partial<Service['spec']>, rest: Partial<Service> = {}): Change =>
  ({ services }) => {
    services.push({
      metadata: { name: 'orders-db-public', ...rest.metadata },
      spec: { type: 'LoadBalancer', ...change },
      status: rest.status ?? {
        loadBalancer: { ingress: [{ ip: '20.1.2.3' }] },
      },
    });
  };

ruleCases('SC04', {
  fires: [
    [
      'a load balancer without limits',
      service({}),
      {
        severity: 'warning',
        title: 'The service orders-db-public is open to the internet',
      },
    ],
    [
      'a service that picks by role only',
      service({
        type: 'ClusterIP',
        selector: { 'cnpg.io/instanceRole': 'primary' },
      }),
      {
        title:
          'The service orders-db-public picks instances of every database of the namespace',
      },
    ],
    [
      'one that names everybody',
      service({ loadBalancerSourceRanges: ['10.0.0.0/8', '0.0.0.0/0'] }),
      'warning',
    ],
  ],
  silent: [
    [
      'one with named networks',
      service({ loadBalancerSourceRanges: ['192.0.2.0/24'] }),
    ],
    [
      'an internal one, by its address',
      service(
        {},
        { status: { loadBalancer: { ingress: [{ ip: '10.1.2.3' }] } } },
      ),
    ],
    [
      'an internal one, by its annotation',
      service(
        {},
        {
          metadata: {
            name: 'orders-db-internal',
            annotations: {
              'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
            },
          },
        },
      ),
    ],
    ['one that has no address yet', service({}, { status: {} })],
    [
      'a service of the cluster',
      service({
        type: 'ClusterIP',
        selector: {
          'cnpg.io/cluster': 'orders-db',
          'cnpg.io/instanceRole': 'primary',
        },
      }),
    ],
    [
      'a service of a pooler',
      service({
        type: 'ClusterIP',
        selector: { 'cnpg.io/poolerName': 'orders-pooler' },
      }),
    ],
  ],
  needs: ['Service'],
});

const annotated =
  (annotations: Record<string, string>): Change =>
  ({ cluster }) => {
    cluster.metadata.annotations = annotations;
  };

ruleCases('SC05', {
  fires: [
    [
      'the webhook switched off',
      annotated({ 'cnpg.io/validation': 'disabled' }),
      'warning',
    ],
    [
      'patched pods, and pods that are not kept',
      annotated({
        'cnpg.io/podPatch': '[]',
        'cnpg.io/reconcilePodSpec': 'disabled',
      }),
      { params: { annotations: 'cnpg.io/podPatch, cnpg.io/reconcilePodSpec' } },
    ],
  ],
  silent: [
    ['other values', annotated({ 'cnpg.io/validation': 'enabled' })],
    ['no annotation', () => {}],
  ],
});

const unreconciled: Change = ({ cluster }) => {
  cluster.status!.managedRolesStatus = {
    cannotReconcile: { app: ['could not perform UPDATE', 'no such role'] },
  };
};
const role =
  (applied: boolean | undefined): Change =>
  ({ databaseRoles }) => {
    databaseRoles!.push({
      metadata: { name: 'reader', generation: 1 },
      spec: { name: 'reader' },
      status: { applied, message: 'permission denied', observedGeneration: 1 },
    });
  };

ruleCases('SC06', {
  fires: [
    [
      'a role of the Cluster',
      unreconciled,
      {
        severity: 'warning',
        title: 'The role app is not as it is declared',
        cause: 'could not perform UPDATE; no such role',
      },
    ],
    [
      'a role of its own object',
      role(false),
      { severity: 'warning', cause: 'permission denied' },
    ],
    [
      "the Cluster's word, where roles may not be read",
      all(unreconciled, ({ unavailable }) => {
        unavailable.DatabaseRole = 'it may not be read';
      }),
      'warning',
    ],
  ],
  silent: [
    ['a role that is there', role(true)],
    ['a role that has not been tried', role(undefined)],
    ['hibernation', all(unreconciled, hibernated)],
  ],
  needs: ['DatabaseRole'],
});

it('SC06 is not evaluated while nobody has looked', () => {
  expect(
    judgeChanged(objects => delete objects.databaseRoles).notEvaluated,
  ).toMatchObject([
    { id: 'SC06', reason: 'DatabaseRole objects have not been read.' },
  ]);
});
