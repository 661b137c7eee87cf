import { remember } from './known-secrets.ts';
import { secretsOfExchange } from './secrets-of-exchange.ts';

const send = globalThis.fetch;

/** Whatever a test sends without a browser: its secrets are remembered before anybody could log them. */
globalThis.fetch = async (target, init) => {
  const url = target instanceof Request ? target.url : String(target);
  const headers = Object.fromEntries(new Headers(init?.headers));
  const body = typeof init?.body === 'string' ? init.body : null;
  remember(secretsOfExchange({ url, headers, body }));
  const response = await send(target, init);
  const isMade = (init?.method ?? 'GET') !== 'GET' && response.headers.get('content-type')?.includes('json') === true;
  const answer = isMade ? await response.clone().text() : '';
  remember(secretsOfExchange({ url, answer, setCookies: response.headers.getSetCookie() }));
  return response;
};
