import { AddressInfo, connect, createServer, Socket } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';

export interface KubernetesProxy {
  /** A kubeconfig like the given one, through the proxy. */
  kubeconfig: string;
  /** Resets every connection in the middle of whatever it is saying. */
  cut(): void;
  /** Resets the connections there are, and each new one at once. */
  refuse(): void;
  /** Lets connections through again. */
  open(): void;
  /** From now on stands before another Kubernetes API; its kubeconfig takes the place of the first. */
  moveTo(kubeconfig: string): Promise<void>;
  stop(): Promise<void>;
}

/** Stands between a client and a Kubernetes API and fails as networks do. */
export async function startKubernetesProxy(
  kubeconfig: string,
): Promise<KubernetesProxy> {
  let { text, url } = await readServer(kubeconfig);
  let isOpen = true;
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer(client => {
    client.on('error', () => {});
    if (!isOpen) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(Number(url.port), url.hostname);
    upstream.on('error', () => client.destroy());
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    client.on('close', end);
    upstream.on('close', end);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const proxyUrl = `https://127.0.0.1:${
    (server.address() as AddressInfo).port
  }`;
  const path = `${kubeconfig}.proxy`;
  const write = () =>
    writeFile(path, text.replace(/(server: )\S+/, `$1${proxyUrl}`), {
      mode: 0o600,
    });
  await write();

  const cut = () => {
    for (const [client] of pairs) client.resetAndDestroy();
  };
  return {
    kubeconfig: path,
    cut,
    refuse() {
      isOpen = false;
      cut();
    },
    open() {
      isOpen = true;
    },
    async moveTo(other) {
      ({ text, url } = await readServer(other));
      await write();
      cut();
    },
    stop: async () => {
      cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function readServer(
  kubeconfig: string,
): Promise<{ text: string; url: URL }> {
  const text = await readFile(kubeconfig, 'utf8');
  const server = /server: (\S+)/.exec(text)?.[1];
  if (!server) throw new Error(`There is no server in ${kubeconfig}`);
  return { text, url: new URL(server) };
}
