import type { ServerResponse } from 'node:http';
import type { RequestInfo } from './requestInfo.ts';
import { badRequest, notFound, StatusError } from './status.ts';
import type { MemoryStore } from './store.ts';
import type { KubeObject, PodEndpoints } from './types.ts';

/** Answers the log and proxy subresources of pods. */
export async function answerPodRequest(
  store: MemoryStore,
  pods: PodEndpoints,
  context: {
    info: RequestInfo;
    url: URL;
    method: string;
    response: ServerResponse;
  },
): Promise<void> {
  const { info, url, response } = context;
  if (info.subresource === 'log') {
    const text = podLog(store, pods, info, url.searchParams);
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    response.end(text);
    return;
  }
  const { scheme, name, port } = parseProxyName(info.name!);
  const pod = existingPod(store, info.namespace!, name);
  const target =
    port || String(pod.spec?.containers?.[0]?.ports?.[0]?.containerPort ?? 80);
  const answer = await pods.podProxy(
    info.namespace!,
    scheme,
    name,
    target,
    `${info.rest ?? '/'}${url.search}`,
  );
  if (!answer) {
    throw new StatusError({
      message: `error trying to reach service: dial tcp ${
        pod.status?.podIP ?? ''
      }:${target}: connect: connection refused`,
      reason: 'ServiceUnavailable',
      code: 503,
    });
  }
  response.writeHead(answer.status, { 'Content-Type': answer.contentType });
  response.end(answer.body);
}

/** `[scheme:]name[:port]` */
function parseProxyName(text: string): {
  scheme: string;
  name: string;
  port: string;
} {
  const parts = text.split(':');
  if (parts.length === 1) {
    return { scheme: 'http', name: parts[0], port: '' };
  }
  if (parts.length === 2) {
    return { scheme: 'http', name: parts[0], port: parts[1] };
  }
  if (parts.length === 3 && ['', 'http', 'https'].includes(parts[0])) {
    return { scheme: parts[0] || 'http', name: parts[1], port: parts[2] };
  }
  throw badRequest(`invalid pod request ${JSON.stringify(text)}`);
}

function existingPod(
  store: MemoryStore,
  namespace: string,
  name: string,
): KubeObject {
  const pod = store.get('pods', namespace, name);
  if (!pod) {
    throw notFound(store.kinds.find(kind => kind.kind === 'Pod')!, name);
  }
  return pod;
}

function podLog(
  store: MemoryStore,
  pods: PodEndpoints,
  info: RequestInfo,
  query: URLSearchParams,
): string {
  const name = info.name!;
  const pod = existingPod(store, info.namespace!, name);
  const main: string[] = (pod.spec?.containers ?? []).map(
    (each: any) => each.name,
  );
  const initial: string[] = (pod.spec?.initContainers ?? []).map(
    (each: any) => each.name,
  );
  const wanted =
    query.get('container') ||
    pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  if (!wanted && main.length !== 1) {
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${main.join(
        ' ',
      )}]${
        initial.length > 0
          ? ` or one of the init containers: [${initial.join(' ')}]`
          : ''
      }`,
    );
  }
  const container = wanted || main[0];
  if (![...main, ...initial].includes(container)) {
    throw badRequest(`container ${container} is not valid for pod ${name}`);
  }
  const text = pods.podLog(info.namespace!, name, container);
  if (text === undefined) {
    const reason = pod.status?.containerStatuses?.find(
      (each: any) => each.name === container,
    )?.state?.waiting?.reason;
    throw badRequest(
      `container ${JSON.stringify(container)} in pod ${JSON.stringify(
        name,
      )} is waiting to start: ${reason ?? 'PodInitializing'}`,
    );
  }
  return lastLines(text, query.get('tailLines'));
}

function lastLines(text: string, count: string | null): string {
  if (count === null) {
    return text;
  }
  if (!/^\d+$/.test(count)) {
    throw badRequest(
      `tailLines: Invalid value: ${JSON.stringify(count)}: must be a number`,
    );
  }
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  const wanted = Number(count) === 0 ? [] : lines.slice(-Number(count));
  return wanted.map(line => `${line}\n`).join('');
}
