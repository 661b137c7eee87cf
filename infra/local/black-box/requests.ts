/** A JSON answer. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A POST with a JSON body. */
export interface Post {
  readonly url: string;
  readonly body: unknown;
  readonly token?: string;
  readonly idempotencyKey?: string;
}

const LIMIT_MS = 15_000;
/** A browser's: the tracker marks clicks of programs as bots. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Follows a tracking link up to the redirect. `clickId` is null unless the answer was a 302 that carries one. */
export async function followLink(url: string): Promise<{ status: number; clickId: string | null }> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { 'user-agent': BROWSER },
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  await response.arrayBuffer();
  const location = response.headers.get('location');
  const clickId = location === null ? null : new URL(location).searchParams.get('click_id');
  return { status: response.status, clickId: response.status === 302 ? clickId : null };
}

/** Sends JSON and reads the JSON answer, whatever its status. Rejects when there is no answer. */
export async function post({ url, body, token, idempotencyKey }: Post): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  return answerOf(response);
}

/** Fetches JSON. Rejects when there is no answer. */
export async function get(url: string, token?: string): Promise<Answer> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return answerOf(await fetch(url, { headers, signal: AbortSignal.timeout(LIMIT_MS) }));
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
