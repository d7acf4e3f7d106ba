import { kinds } from '@pgportal/plugin-cnpg-common';
// Answers of Kubernetes 1.36 with CloudNativePG 1.30.
import refusals from './__fixtures__/refusals.json';
import { KubernetesCall, fromAnswer, fromFailure } from './kubernetesErrors';

const call: KubernetesCall = {
  target: 'AKS 1',
  kind: kinds.Cluster,
  namespace: 'team-orders',
  name: 'orders-db',
};

describe('fromAnswer', () => {
  it.each<[keyof typeof refusals, string]>([
    [
      'forbidden-patch',
      'RBAC of AKS 1 does not allow the portal (jane@example.com) to patch clusters.postgresql.cnpg.io in namespace team-orders: the platform team must grant it.',
    ],
    [
      'forbidden-cluster-wide',
      'RBAC of AKS 1 does not allow the portal (jane@example.com) to list clusters.postgresql.cnpg.io in all namespaces: the platform team must grant it.',
    ],
    [
      'unauthorized',
      "AKS 1 does not accept the portal's credentials (401): the platform team must renew them.",
    ],
    [
      'instances-zero',
      'AKS 1 refused Cluster team-orders/orders-db: spec.instances: Invalid value: 0: spec.instances in body should be greater than or equal to 1.',
    ],
    [
      'instances-string',
      'The admission webhook mcluster.cnpg.io on AKS 1 refused Cluster team-orders/orders-db: json: cannot unmarshal string into Go struct field ClusterSpec.spec.instances of type int.',
    ],
    [
      'apply-conflict',
      'Fields of Cluster team-orders/orders-db on AKS 1 are managed by others, so the portal leaves them alone: .spec.storage.size by kubectl-client-side-apply, .spec.instances by kubectl-patch. Remove them there, or have the platform team decide who manages them.',
    ],
    [
      'already-exists',
      'Cluster team-orders/orders-db exists on AKS 1 already.',
    ],
    [
      'stale-resource-version-patch',
      'Cluster team-orders/orders-db on AKS 1 was changed by somebody else at the same moment: try again.',
    ],
    [
      'uid-precondition-delete',
      'Cluster team-orders/orders-db on AKS 1 was replaced by another of the same name meanwhile: look at it again.',
    ],
    ['namespace-not-found', 'There is no namespace nowhere on AKS 1.'],
    [
      'not-found-kind',
      'AKS 1 does not know Cluster (postgresql.cnpg.io/v1): what provides it is not installed there.',
    ],
  ])('says %s in a sentence', (name, expected) => {
    const { status, body } = refusals[name];
    const error = fromAnswer(call, status, body);
    expect(error.message).toBe(expected);
    expect(error.statusCode).toBe(status);
  });

  it.each<[keyof typeof refusals, RegExp]>([
    [
      'reserved-parameters-several',
      /^The admission webhook vcluster\.cnpg\.io on AKS 1 refused Cluster team-orders\/orders-db: spec\.postgresql\.parameters\.ssl: .*; spec\.postgresql\.parameters\.port: .*\.$/,
    ],
    [
      'list-resource-version-future',
      /^AKS 1 answered 504 for Cluster team-orders\/orders-db: Timeout: Too large/,
    ],
  ])('says %s, with what the answer adds', (name, expected) => {
    const { status, body } = refusals[name];
    expect(fromAnswer(call, status, body).message).toMatch(expected);
  });

  it('keeps what callers decide by', () => {
    const { status, body, retryAfter } =
      refusals['list-resource-version-future'];
    expect(fromAnswer(call, status, body, retryAfter)).toMatchObject({
      name: 'KubernetesApiError',
      statusCode: 504,
      reason: 'Timeout',
      retryAfterSeconds: 1,
    });
    expect(fromAnswer(call, 429, {}, 'soon').retryAfterSeconds).toBeUndefined();
  });

  it('names the quota, what was asked for and what there is', () => {
    const { message } = fromAnswer(call, 403, {
      kind: 'Status',
      reason: 'Forbidden',
      message:
        'persistentvolumeclaims "orders-db-1" is forbidden: exceeded quota: team, requested: requests.storage=32Gi, used: requests.storage=90Gi, limited: requests.storage=100Gi',
    });
    expect(message).toBe(
      'The quota team of namespace team-orders on AKS 1 is exceeded: requested requests.storage=32Gi, used requests.storage=90Gi, limited to requests.storage=100Gi. Choose a smaller plan, or ask the platform team for more.',
    );
  });

  it('says that a webhook is silent', () => {
    const { message } = fromAnswer(call, 500, {
      message:
        'Internal error occurred: failed calling webhook "mcluster.cnpg.io": failed to call webhook: Post "https://x": connection refused',
    });
    expect(message).toMatch(
      /^The webhook mcluster\.cnpg\.io on AKS 1 did not answer/,
    );
  });

  it('is one line of bounded length whatever the answer is', () => {
    const { status, body } = refusals['unknown-field-patch-strict'];
    expect(fromAnswer(call, status, body).message.length).toBeLessThan(1000);
    const html = fromAnswer(
      call,
      502,
      `<html>\n\u0007${'x'.repeat(5000)}</html>`,
    );
    expect(html.message).toMatch(/^AKS 1 answered 502 for [ -~]+…$/);
    expect(html.message.length).toBeLessThan(1000);
    expect(fromAnswer(call, 500, { message: 7, details: 'x' }).message).toBe(
      'AKS 1 answered 500 for Cluster team-orders/orders-db.',
    );
  });
});

describe('fromFailure', () => {
  const failed = (code: string) =>
    Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error(code), { code }),
    });

  it.each([
    ['ENOTFOUND', 'its name cannot be resolved'],
    ['ECONNREFUSED', 'the connection was refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'it did not answer in time'],
    [
      'UND_ERR_SOCKET',
      'the connection was closed before the answer was complete',
    ],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its TLS certificate is not trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its TLS certificate is not trusted'],
  ])('knows %s', (code, says) => {
    const error = fromFailure('AKS 1', failed(code));
    expect(error.message).toMatch(
      `AKS 1 cannot be reached: ${says} (${code}); `,
    );
    expect(error.statusCode).toBe(0);
  });

  it('says anything else as it is', () => {
    expect(fromFailure('AKS 1', new Error("no such file 'x'")).message).toBe(
      "AKS 1 cannot be reached: no such file 'x'.",
    );
    expect(fromFailure('AKS 1', 'odd').message).toBe(
      'AKS 1 cannot be reached: odd.',
    );
  });
});
