import type { Secret } from '../../infra/local/leaks/secret.ts';
import { secretsOfValue } from '../../infra/local/leaks/secrets-of-value.ts';

/** A request and what came of it; what is not known is left out. */
export interface Exchange {
  readonly url: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly answer?: string;
  readonly setCookies?: readonly string[];
}

/** What of a request and its answer no log may hold. */
export function secretsOfExchange({ url, headers = {}, body, answer, setCookies = [] }: Exchange): Secret[] {
  const { pathname, searchParams } = new URL(url);
  const bearer = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const cookies = [...(headers['cookie'] ?? '').split('; '), ...setCookies].map((text) => /=([^;]+)/.exec(text)?.[1]);
  return [
    ...secretsOfValue(`query of ${pathname}`, Object.fromEntries(searchParams)),
    ...(bearer === undefined ? [] : [{ kind: `bearer token of ${pathname}`, value: bearer }]),
    ...cookies.filter((value) => value !== undefined).map((value) => ({ kind: `cookie of ${pathname}`, value })),
    ...secretsOfValue(`sent to ${pathname}`, parsed(body)),
    ...secretsOfValue(`answer of ${pathname}`, parsed(answer)),
  ];
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return Object.fromEntries(new URLSearchParams(text ?? ''));
  }
}
