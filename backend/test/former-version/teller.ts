import type { Click } from '../../src/contracts/click-recorded.v1.js';
import { keepClickContexts } from '../../src/modules/attribution/click-context.store.js';
import { clickIdRandomSize } from '../../src/modules/tracking/rules/click-id.js';
import type { Role } from '../../src/platform/actor.js';
import { mintedClickId } from '../builders/click.js';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import type { TestApi } from '../support/test-api.js';

/** How somebody of the fixture proves who it is: a person, or a merchant's key. */
export interface FixtureCaller {
  readonly email?: string;
  readonly password?: string;
  readonly totpSecret?: string;
  readonly apiKey?: string;
}

/** A request whose answer is stored under its idempotency key. */
export interface StoredRequest {
  readonly caller: string;
  readonly method: 'POST' | 'PATCH';
  readonly url: string;
  readonly key: string;
  readonly body: unknown;
  readonly answer: { readonly status: number; readonly body: ApiBody };
}

/** Where a link leads and whose it is, as its clicks say it. */
export type LinkFacts = Pick<Click, 'linkId' | 'linkCode' | 'programId' | 'affiliateId' | 'merchantId' | 'currency'>;

const password = 'a password for the fixture only';
/** Access tokens live for a quarter of an hour; a little less, by the clock that is being moved. */
const sessionMs = 600_000;
const betweenRequestsMs = 1_001;

/** Tells a history through the API, at times of its own choosing, and remembers what a test later needs to know. */
export class Teller {
  readonly callers: Record<string, FixtureCaller> = {};
  /** Of everything that has a name in the history: `program/harbour-eur`, `conversion/HP-1001`. */
  readonly ids: Record<string, string> = {};
  readonly stored: StoredRequest[] = [];
  readonly clicks: Click[] = [];
  readonly links = new Map<string, LinkFacts>();
  private readonly sessions = new Map<string, { client: ApiClient; until: number }>();

  constructor(readonly api: TestApi) {}

  /** Moves the clock, which stands still otherwise; what follows happens from then on. */
  at(time: string): void {
    this.api.clock.stopAt(new Date(time));
  }

  /** A little later: each request has a time of its own, the same whenever the history is told. */
  later(): void {
    this.api.clock.advance(betweenRequestsMs);
  }

  id(name: string): string {
    const id = this.ids[name];
    if (id === undefined) throw new Error(`nothing is called ${name}`);
    return id;
  }

  /** Somebody who works for the operator, with an authenticator app. */
  async addStaff(name: string, role: Role): Promise<void> {
    const email = `${name}@operator.example`;
    const { secret } = await this.api.saveStaff({ email, password, role, affiliateId: null });
    this.callers[name] = { email, password, totpSecret: secret };
  }

  /** Somebody who signs in with a password alone. @returns what to sign up with */
  addPerson(name: string): { email: string; password: string } {
    const signIn = { email: `${name}@people.example`, password };
    this.callers[name] = signIn;
    return signIn;
  }

  async as(name: string): Promise<ApiClient> {
    const caller = this.callers[name];
    if (caller?.apiKey !== undefined) return this.api.anyone.as(caller.apiKey);
    const now = this.api.clock.now().getTime();
    const session = this.sessions.get(name);
    if (session && now < session.until) return session.client;
    const client = await this.api.signIn(caller?.email ?? '', password);
    this.sessions.set(name, { client, until: now + sessionMs });
    return client;
  }

  /** Sends something that has to succeed, under the name of its id when it gets one. */
  async send(caller: string, url: string, body: unknown, called?: string): Promise<ApiBody> {
    this.later();
    const answer = await (await this.as(caller)).post(url, body);
    return this.taken(url, answer, called);
  }

  async change(caller: string, url: string, body: unknown): Promise<ApiBody> {
    this.later();
    return this.taken(url, await (await this.as(caller)).patch(url, body));
  }

  /** The same with an idempotency key: its answer is stored. */
  async sendOnce(caller: string, url: string, body: unknown, called?: string): Promise<ApiBody> {
    this.later();
    const key = `fixture-${this.stored.length + 1}`;
    const answer = await (await this.as(caller)).post(url, body, { 'idempotency-key': key });
    const { status } = answer;
    this.stored.push({ caller, method: 'POST', url, key, body, answer: { status, body: answer.body } });
    return this.taken(url, answer, called);
  }

  /** A click on a link, with what is known of it. @returns its id */
  async click(link: string, at: string, more: Partial<Click> = {}): Promise<string> {
    const facts = this.links.get(link);
    if (!facts) throw new Error(`no link ${link}`);
    const random = new Uint8Array(clickIdRandomSize).fill(this.clicks.length);
    const clickId = await mintedClickId(this.api, facts.linkId, new Date(at), random);
    const known = { livemode: true, country: 'DE', device: 'desktop', bot: false } as const;
    const click: Click = { clickId, at: new Date(at).toISOString(), ...facts, ...known, ...more };
    await keepClickContexts(this.api.db, [click]);
    this.clicks.push(click);
    return clickId;
  }

  private taken(url: string, { status, body }: ApiAnswer, called?: string): ApiBody {
    if (status >= 300) throw new Error(`${url} was answered ${status}: ${JSON.stringify(body)}`);
    if (called !== undefined) this.ids[called] = body['id'] as string;
    return body;
  }
}

export const money = (amount: string, currency = 'EUR') => ({ amount, currency });
