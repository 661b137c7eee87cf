import type { Page, Route } from 'playwright-core';

/** How the API misbehaves: an HTTP status, no connection at all, or an answer that takes its time. */
export type Trouble = number | 'down' | { readonly slowMs: number };

const codes: Readonly<Record<number, string>> = {
  403: 'forbidden',
  409: 'program_closed',
  422: 'validation_failed',
  429: 'too_many_requests',
  500: 'internal_error',
};

/** What a refusal carries in its body besides the usual. */
export interface Refusal {
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** From now on, requests of a page to matching addresses of the API meet this trouble; the sign-in works on. */
export async function trouble(page: Page, which: RegExp, kind: Trouble, refusal: Refusal = {}): Promise<void> {
  await page.route(isMeant(which), async (route) => meet(route, kind, refusal));
}

/** The trouble is over. */
export async function troubleIsOver(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}

function isMeant(which: RegExp): (url: URL) => boolean {
  return ({ pathname }) => which.test(pathname) && !pathname.startsWith('/v1/auth/');
}

async function meet(route: Route, kind: Trouble, { detail = 'It was not possible.', errors }: Refusal): Promise<void> {
  if (kind === 'down') return route.abort('connectionrefused');
  if (typeof kind === 'object') {
    await new Promise((resolve) => setTimeout(resolve, kind.slowMs));
    return route.continue();
  }
  const code = codes[kind] ?? 'unknown';
  const problem = { type: `urn:tributary:problem:${code}`, title: code, status: kind, code, detail, errors };
  return route.fulfill({
    status: kind,
    contentType: 'application/problem+json',
    headers: kind === 429 ? { 'retry-after': '7' } : {},
    body: JSON.stringify({ ...problem, requestId: 'e2e-reference' }),
  });
}
