import { startSandboxProcess } from '../testing/sandboxProcess';
import type { SandboxProcess } from '../testing/sandboxProcess';
import recorded from './__fixtures__/refusals.json';
import storedSpec from './__fixtures__/stored-spec.json';
import { mergePatch } from './patch';

/**
 * Requests to a real Kubernetes 1.36 with CloudNativePG 1.30, and what it
 * answered: the same requests must be answered with the same status, reason,
 * message, details and warnings here.
 */

const clusters = '/apis/postgresql.cnpg.io/v1/namespaces/team-orders/clusters';
const merge = { contentType: 'application/merge-patch+json' };
const probe = mergePatch(recorded.cluster, {
  metadata: { name: 'probe', labels: null },
});

/** Numbers and ids differ from run to run. */
function masked(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/\(\d{2,}\)/g, '(N)')
    .replace(/current: \d+/, 'current: N')
    .replace(/\([0-9a-f]{8}-[0-9a-f-]{27}\)/g, '(UID)')
    .replace(/dial tcp [\d.]*:/, 'dial tcp IP:');
  return JSON.parse(text);
}

/** The operator goes through parameters in no order. */
function inAnyOrder(answer: any): any {
  if (!answer?.details?.causes) {
    return answer;
  }
  const causes = [...answer.details.causes].sort((a, b) =>
    a.field.localeCompare(b.field),
  );
  return {
    ...answer,
    message: answer.message
      ?.split(/, |\[/)
      .sort()
      .join(', ')
      .replaceAll(/[[\]]/g, ''),
    details: { ...answer.details, causes },
  };
}

describe('what the API server refuses', () => {
  let sandbox: SandboxProcess;

  beforeAll(async () => {
    sandbox = await startSandboxProcess();
    await sandbox.request('POST', '/api/v1/namespaces', {
      body: { metadata: { name: 'team-orders' } },
    });
    const created = await sandbox.request('POST', clusters, {
      body: mergePatch(recorded.cluster, {
        metadata: { annotations: { 'sandbox.pgportal.dev/static': 'true' } },
      }),
      headers: { 'User-Agent': 'kubectl-client-side-apply/v1.36' },
    });
    expect(created.body.spec).toEqual(storedSpec);
    for (const instances of [2, 3]) {
      await sandbox.request(
        'PATCH',
        `${clusters}/orders-db?fieldManager=kubectl-patch`,
        {
          ...merge,
          body: { spec: { instances } },
        },
      );
    }
    await sandbox.request('PATCH', `${clusters}/orders-db/status`, {
      ...merge,
      body: {
        status: { pgDataImageInfo: { image: 'x:17.11', majorVersion: 17 } },
      },
    });
    await sandbox.request(
      'POST',
      '/apis/postgresql.cnpg.io/v1/namespaces/team-orders/backups',
      {
        body: {
          apiVersion: 'postgresql.cnpg.io/v1',
          kind: 'Backup',
          metadata: {
            name: 'orders-db-20261120',
            annotations: { 'sandbox.pgportal.dev/static': 'true' },
          },
          spec: { cluster: { name: 'orders-db' } },
        },
      },
    );
    await sandbox.request('POST', '/api/v1/namespaces/team-orders/pods', {
      body: {
        metadata: { name: 'orders-db-2' },
        spec: { containers: [{ name: 'postgres', image: 'x' }] },
      },
    });
  });

  afterAll(() => sandbox?.stop());

  it.each(recorded.requests.map(each => [each.name, each] as const))(
    '%s',
    async (_name, each) => {
      const request: any = each;
      let { body } = request;
      if (request.probe) {
        body = mergePatch(probe, request.probe);
      } else if (body === 'put') {
        const current = await sandbox.request('GET', request.path);
        body = mergePatch(current.body, { metadata: { resourceVersion: '1' } });
      }
      const answer = await sandbox.request(request.method, request.path, {
        body,
        headers: {
          ...request.headers,
          ...(each.name === 'unauthorized' && {
            Authorization: 'Bearer nobody',
          }),
        },
        contentType: request.headers['Content-Type'],
      });
      expect(answer.status).toBe(each.status);
      expect(answer.warnings).toEqual(
        (request.warnings ?? []).map(
          (warning: string) =>
            `299 - ${warning === 'inTree' ? recorded.inTreeWarning : warning}`,
        ),
      );
      if (typeof request.answer === 'string') {
        expect(answer.text).toBe(request.answer);
      } else if (request.answer) {
        const status =
          answer.body.type === 'ERROR' ? answer.body.object : answer.body;
        expect(status).toMatchObject({
          kind: 'Status',
          apiVersion: 'v1',
          status: 'Failure',
        });
        const {
          kind: _kind,
          apiVersion: _version,
          metadata: _metadata,
          status: _status,
          ...rest
        } = status;
        if (request.answer.message === undefined) {
          expect(rest).toMatchObject(request.answer);
        } else {
          expect(inAnyOrder(masked(rest))).toEqual(
            inAnyOrder(masked(request.answer)),
          );
        }
      }
    },
  );
});
