import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between the API and one store, and takes the store away without touching it: other specs use it too. */
export interface StoreProxy {
  /** The store's address with the proxy's host and port. */
  readonly url: string;
  /** Forwards everything, which is how it begins. */
  restore(): Promise<void>;
  /** Ends all connections and listens no more: new ones are refused. */
  refuse(): Promise<void>;
  /** Keeps all connections, takes new ones, and forwards nothing: a stopped process or a lost network. */
  hang(): Promise<void>;
  close(): Promise<void>;
}

export async function startStoreProxy(target: string): Promise<StoreProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let hanging = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (bytes) => {
        if (!hanging) to.write(bytes);
      });
      from
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(from);
          to.destroy();
        });
    }
  });
  await listen(server, 0);
  const { port: own } = server.address() as AddressInfo;
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  const refuse = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    drop();
    await closed;
  };
  return {
    url: url.href,
    refuse,
    hang: () => {
      hanging = true;
      return Promise.resolve();
    },
    restore: async () => {
      // What was swallowed is lost, so those connections are of no use.
      if (hanging) drop();
      hanging = false;
      if (!server.listening) await listen(server, own);
    },
    close: refuse,
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
