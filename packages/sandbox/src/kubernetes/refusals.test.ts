import { startSandboxProcess } from '../__testUtils__/sandboxProcess';
import type { Answer, SandboxProcess } from '../__testUtils__/sandboxProcess';
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

/** What of an answer is compared: nothing where it was accepted, all that was recorded where it was not. */
function comparable(answer: Answer, expected: any): unknown {
  if (expected === undefined) {
    return null;
  }
  if (typeof expected === 'string') {
    return answer.text;
  }
  const status =
    answer.body.type === 'ERROR' ? answer.body.object : answer.body;
  const {
    kind,
    apiVersion,
    metadata: _metadata,
    status: outcome,
    ...rest
  } = status;
  if (kind !== 'Status' || apiVersion !== 'v1' || outcome !== 'Failure') {
    return status;
  }
  // One message holds the whole object, which is not recorded.
  const wanted =
    expected.message === undefined
      ? { reason: rest.reason, code: rest.code }
      : rest;
  return inAnyOrder(masked(wanted));
}

describe('what the API server refuses', () => {
  let sandbox: SandboxProcess;
  let stored: any;

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
    stored = created.body;
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

  it('sets the defaults of the schema and of the webhook', () => {
    expect(stored.spec).toEqual(storedSpec);
  });

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
      expect({
        status: answer.status,
        warnings: answer.warnings,
        answer: comparable(answer, request.answer),
      }).toEqual({
        status: each.status,
        warnings: (request.warnings ?? []).map(
          (warning: string) =>
            `299 - ${warning === 'inTree' ? recorded.inTreeWarning : warning}`,
        ),
        answer: inAnyOrder(masked(request.answer ?? null)),
      });
    },
  );
});
