import { AddressInfo, connect, createServer, Socket } from 'node:net';

/**
 * A port of its own to a Kubernetes API, for one of those that are compared:
 * it passes bytes on, TLS untouched, and counts sockets.
 */
export interface Gate {
  url: string;
  /** Sockets that were opened since the start. */
  sockets(): number;
  /** Bytes that came from the Kubernetes API since the start. */
  bytes(): number;
  /** Accepts sockets, keeps those there are, and lets no byte through until it is opened. */
  shut(): void;
  open(): void;
  stop(): Promise<void>;
}

/** Opens a gate to a URL of 127.0.0.1. */
export async function startGate(to: string): Promise<Gate> {
  const port = Number(new URL(to).port);
  const open = new Set<Socket>();
  const waiting = new Set<() => void>();
  let isShut = false;
  let sockets = 0;
  let bytes = 0;

  const server = createServer(client => {
    sockets += 1;
    open.add(client);
    client.on('error', () => {});
    const pass = () => {
      const target = connect(port, '127.0.0.1');
      open.add(target);
      target.on('error', () => client.destroy());
      target.on('data', chunk => {
        bytes += chunk.length;
      });
      target.once('close', () => {
        open.delete(target);
        client.destroy();
      });
      client.once('close', () => target.destroy());
      client.pipe(target).pipe(client);
    };
    client.once('close', () => {
      open.delete(client);
      waiting.delete(pass);
    });
    if (isShut) waiting.add(pass);
    else pass();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets: () => sockets,
    bytes: () => bytes,
    shut: () => {
      isShut = true;
      for (const socket of open) socket.pause();
    },
    open: () => {
      isShut = false;
      for (const pass of waiting) pass();
      waiting.clear();
      for (const socket of open) socket.resume();
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
