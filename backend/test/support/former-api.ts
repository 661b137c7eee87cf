import type { ApiAnswer, ApiBody, ApiClient } from './api-client.js';
import { Authenticator } from './authenticator.js';
import { afterFixture, createMigratedDatabase, formerVersion } from './former-version.js';
import { startTestApi } from './test-api.js';
import type { TestApi } from './test-api.js';

/** The present API over the migrated data of the former version, on the day after its history ends. */
export interface FormerApi {
  readonly api: TestApi;
  /** Somebody of the fixture, with the credential that the former version gave. */
  as(caller: string): Promise<ApiClient>;
  /** An address with names in braces, `/v1/conversions/{conversion/HP-1001}`, with their ids in place of them. */
  address(template: string): string;
}

export async function startFormerApi(overrides: Record<string, string> = {}): Promise<FormerApi> {
  const { settings, callers, ids } = formerVersion();
  const database = await createMigratedDatabase();
  const api = await startTestApi({ ...settings, ...overrides }, { database, now: afterFixture });
  const clients = new Map<string, ApiClient>();
  const signIn = async (name: string): Promise<ApiClient> => {
    const { apiKey, email = '', password = '', totpSecret } = callers[name] ?? {};
    if (apiKey !== undefined) return api.anyone.as(apiKey);
    const code = totpSecret === undefined ? {} : { code: new Authenticator(totpSecret, api.clock).code() };
    return api.signInWith({ email, password, ...code });
  };
  return {
    api,
    as: async (name) => {
      const client = clients.get(name) ?? (await signIn(name));
      clients.set(name, client);
      return client;
    },
    address: (template) => filledIn(template, ids),
  };
}

/** An address with the names in its braces replaced by their ids. */
export function filledIn(template: string, ids: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+\/[^}]+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`nothing in the fixture is called ${name}`);
    return id;
  });
}

/** Answers as they are kept in a file of golden ones. */
export class KeptAnswers {
  readonly all: Record<string, unknown> = {};
  private readonly rows = new Map<unknown, string>();

  add(name: string, { status, headers, body }: ApiAnswer): void {
    if (headers['content-type']?.startsWith('text/csv') === true) {
      const lines = (body as string).split('\r\n');
      this.all[name] = { status, file: headers['content-disposition'], lines };
    } else this.all[name] = { status, body: status < 400 ? this.withoutRepetition(body) : withoutRequest(body) };
  }

  /** A row of a list that an earlier list had just so is kept as its id: most lists are parts of the first one. */
  private withoutRepetition(body: ApiBody): unknown {
    if (!Array.isArray(body['data'])) return body;
    const data = (body['data'] as readonly ApiBody[]).map((row) => {
      const [id, text] = [row['id'], JSON.stringify(row)];
      if (id === undefined || this.rows.get(id) !== text) {
        this.rows.set(id, text);
        return row;
      }
      return id;
    });
    return { ...(body as object), data };
  }
}

/** A problem without the id of its request, which is another one each time. */
function withoutRequest(problem: ApiBody): unknown {
  return { ...(problem as object), requestId: undefined };
}
