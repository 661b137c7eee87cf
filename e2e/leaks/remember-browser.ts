import type { BrowserContext, Request } from 'playwright-core';
import { remember } from './known-secrets.ts';
import { secretsOfExchange } from './secrets-of-exchange.ts';

const underWay = new WeakMap<BrowserContext, Set<Promise<void>>>();

/** From now on every secret that goes over the network of this browser is remembered. */
export function rememberBrowser(context: BrowserContext): void {
  const pending = new Set<Promise<void>>();
  underWay.set(context, pending);
  const follow = (request: Request): void => {
    if (!new URL(request.url()).pathname.startsWith('/v1/')) return;
    // A window that is closed meanwhile takes its answer along.
    const work = rememberRequest(request).catch(() => undefined);
    pending.add(work);
    void work.then(() => pending.delete(work));
  };
  context.on('requestfinished', follow);
  context.on('requestfailed', follow);
}

/** To be awaited before the context is closed. */
export async function browserRemembered(context: BrowserContext): Promise<void> {
  await Promise.all([...(underWay.get(context) ?? [])]);
}

async function rememberRequest(request: Request): Promise<void> {
  const sent = { url: request.url(), body: request.postData() };
  remember(secretsOfExchange({ ...sent, headers: request.headers() }));
  const headers = await request.allHeaders();
  const response = await request.response();
  if (response === null) {
    remember(secretsOfExchange({ ...sent, headers }));
    return;
  }
  const setCookies = (await response.headerValue('set-cookie'))?.split('\n') ?? [];
  // What is read holds no secret; what is made or opened does, once.
  const answer = request.method() === 'GET' ? '' : await response.text();
  remember(secretsOfExchange({ ...sent, headers, answer, setCookies }));
}
