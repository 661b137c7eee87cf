import path from 'node:path';
import { readJson } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { httpOk } from './http-ok.ts';

/** Front page of the demo shop; its pages lie below it. */
export function shopUrl({ ports }: Instance): string {
  return `http://127.0.0.1:${ports.shop}/shop`;
}

interface Demo {
  readonly merchant?: { readonly apiKey: string };
}

/** The demo merchant's own site, which reports its orders to the platform like any merchant (see shop-server.ts). */
export function shop(instance: Instance): Service {
  const { ports, state } = instance;
  return {
    name: 'shop',
    title: 'Demo shop',
    kind: 'app',
    stopSignal: 'SIGTERM',
    command: () => ({
      file: process.execPath,
      args: [path.join(import.meta.dirname, 'shop-server.ts')],
      // Read at every start, because the seed may have made a new key.
      env: {
        PATH: process.env['PATH'] ?? '',
        SHOP_PORT: String(ports.shop),
        SHOP_API_URL: `http://127.0.0.1:${ports.api}`,
        SHOP_API_KEY: (readJson(state.demoFile) as Demo | null)?.merchant?.apiKey ?? '',
      },
    }),
    isReady: async () => httpOk(`http://127.0.0.1:${ports.shop}/healthz`),
  };
}
