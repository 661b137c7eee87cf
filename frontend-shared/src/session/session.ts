import { HttpClient, HttpContext, HttpErrorResponse } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { APP_IDENTITY } from './app-identity';
import type { AppName } from './app-identity';
import { SupportView } from './support-view';
import { UNAUTHENTICATED } from './unauthenticated';
import { WrongApp } from './wrong-app';

/** Who is signed in, as the API says it. */
export interface SessionUser {
  readonly id: string;
  readonly email: string;
  /** Missing for somebody remembered from before addresses were proven. */
  readonly emailVerified?: boolean;
  readonly role: string;
  /** Null for the operator's people. */
  readonly affiliateId: string | null;
  /** What the role may do. */
  readonly permissions: readonly string[];
}

/** What somebody may have besides the password. */
export type FactorKind = 'totp' | 'passkey';

/**
 * `factor`: the password was right, the second factor is to be given. `enrol`: the role demands one, to be set up first.
 * `expired`: the session ended while somebody worked; the page stays and asks for the password. `unreachable`: the API
 * could not be asked; who was signed in last is still known.
 */
export type SessionState = 'starting' | 'signed-in' | 'signed-out' | 'factor' | 'enrol' | 'expired' | 'unreachable';

/** The API's word on a session. */
export interface SessionAnswer {
  readonly accessToken: string;
  readonly user: SessionUser;
  readonly stage: 'full' | 'factor' | 'enrol';
  readonly factors: readonly FactorKind[];
}

const closed: readonly SessionState[] = ['signed-out', 'factor', 'enrol'];
/** Only the person can go on from these. */
const waitsForPerson: readonly SessionState[] = ['factor', 'enrol', 'expired'];

/**
 * The session of this page. The access token lives in memory only; the refresh token is a cookie no script can read.
 * The last user's name (no token) is remembered, so that an installed app can show its last figures offline.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly app = inject(APP_IDENTITY);
  private readonly view = inject(SupportView);
  private readonly context = new HttpContext().set(UNAUTHENTICATED, true);
  private readonly rememberedAs = `tributary.${this.app.name}.user`;

  private readonly mutableState = signal<SessionState>('starting');
  private readonly mutableUser = signal<SessionUser | null>(null);
  private readonly mutableFactors = signal<readonly FactorKind[]>([]);
  private token: string | undefined;
  private started: Promise<void> | undefined;
  private renewal: Promise<boolean> | undefined;
  private ending: Promise<unknown> | undefined;
  private waiting: { resume: () => void; give: (reason: unknown) => void }[] = [];

  readonly state = this.mutableState.asReadonly();
  readonly user = this.mutableUser.asReadonly();
  /** What kinds of second factor the person has. */
  readonly factors = this.mutableFactors.asReadonly();
  /** Whether pages may be shown: somebody is signed in, or was when the API was last reached. */
  readonly isOpen = computed(() => this.user() !== null && !closed.includes(this.state()));

  /** Whether the role of whoever is signed in includes something. The API decides; this keeps what it would refuse off the page. */
  may(permission: string): boolean {
    return this.user()?.permissions.includes(permission) ?? false;
  }

  /** The token for the next request, if there is one. */
  get accessToken(): string | undefined {
    return this.view.pass()?.accessToken ?? this.token;
  }

  /** Finds out, once, whether the cookie still opens a session. Never fails: the state says how it went. */
  start(): Promise<void> {
    if (this.adoptView()) return Promise.resolve();
    return (this.started ??= this.resume().then(
      () => undefined,
      () => {
        this.mutableUser.set(this.recall());
        this.mutableState.set(this.user() === null ? 'signed-out' : 'unreachable');
      },
    ));
  }

  /**
   * @throws HttpErrorResponse with the API's problem
   * @throws WrongApp when the account belongs to the other app
   */
  async signIn(email: string, password: string): Promise<void> {
    // Its answer takes the cookie away, whosever it is by then.
    if (this.ending) await this.ending;
    const answer = await this.ask('/v1/auth/sign-in', { email, password });
    if (appOf(answer.user) !== this.app.name) {
      await this.ask('/v1/auth/sign-out', {}).catch(() => undefined);
      throw new WrongApp(appOf(answer.user));
    }
    const before = this.mutableUser();
    this.take(answer);
    // What is on the page belongs to whoever was signed in before.
    if (before && before.id !== answer.user.id) location.reload();
  }

  /** Goes on with what the API says of this session: after a sign-in, a refresh, a second factor or a change of one. */
  take({ accessToken, user, stage, factors }: SessionAnswer): void {
    this.token = accessToken;
    this.mutableUser.set(user);
    this.mutableFactors.set(factors);
    this.remember(user);
    this.mutableState.set(stage === 'full' ? 'signed-in' : stage);
    if (stage === 'full') for (const { resume } of this.waiting.splice(0)) resume();
  }

  /** Ends the session here and on the server. Signed out here even when the server cannot be reached. */
  async signOut(): Promise<void> {
    if (this.view.pass()) return this.view.end();
    // First here: a page that is still open would go on asking with a session that is over.
    this.close();
    this.ending = this.ask('/v1/auth/sign-out', {}).catch(() => undefined);
    await this.ending;
  }

  /**
   * A new access token for a request that was refused. When the session is over, waits until the person signed in again
   * in front of the page, so that nothing typed is lost.
   * @throws when the API cannot be reached, or the person signed out instead
   */
  async reopen(): Promise<void> {
    // A support view has no next token, and the session of whoever else uses this browser is none of its business.
    if (this.view.pass()) return this.view.giveUp();
    // Asked before signing out, refused after it: nobody waits for the answer.
    if (this.state() === 'signed-out') throw new Error('signed out');
    if (!waitsForPerson.includes(this.state()) && (await this.renew())) return;
    await new Promise<void>((resume, give) => this.waiting.push({ resume, give }));
  }

  /** Shows what this tab was handed by support, beside whatever session the browser has. @returns whether there is such a view */
  adoptView(): boolean {
    const pass = this.view.pass();
    if (pass === null) return false;
    this.mutableUser.set(pass.user);
    this.mutableState.set('signed-in');
    return true;
  }

  // Where nobody has signed in before, asking could only be refused, and a browser logs each refusal as an error.
  private async resume(): Promise<void> {
    if (this.recall() === null) this.close();
    else await this.renew();
  }

  /** One refresh at a time, over all tabs: a token that was replaced is good for some seconds only. */
  private renew(): Promise<boolean> {
    return (this.renewal ??= this.withLock(() => this.refresh()).finally(() => (this.renewal = undefined)));
  }

  private async refresh(): Promise<boolean> {
    try {
      const answer = await this.ask('/v1/auth/refresh', {});
      if (appOf(answer.user) !== this.app.name) throw new WrongApp(appOf(answer.user));
      this.take(answer);
      return answer.stage === 'full';
    } catch (error) {
      const over = error instanceof WrongApp || (error instanceof HttpErrorResponse && error.status === 401);
      if (!over) throw error;
      this.token = undefined;
      if (this.user() === null) this.close();
      else this.mutableState.set('expired');
      return false;
    }
  }

  // Kept alive: a refresh that a reload cuts off brings the next token all the same.
  private ask(url: string, body: object): Promise<SessionAnswer> {
    return firstValueFrom(this.http.post<SessionAnswer>(url, body, { context: this.context, keepalive: true }));
  }

  private close(): void {
    this.token = undefined;
    this.mutableUser.set(null);
    this.mutableState.set('signed-out');
    this.remember(null);
    for (const { give } of this.waiting.splice(0)) give(new Error('signed out'));
  }

  private withLock<T>(work: () => Promise<T>): Promise<T> {
    if (!('locks' in navigator)) return work();
    return navigator.locks.request(`tributary.${this.app.name}.refresh`, work);
  }

  // Storage may be forbidden or full; then an offline start asks for the sign-in, which is all that is lost.
  private remember(user: SessionUser | null): void {
    try {
      if (user) localStorage.setItem(this.rememberedAs, JSON.stringify(user));
      else localStorage.removeItem(this.rememberedAs);
    } catch {
      return;
    }
  }

  private recall(): SessionUser | null {
    try {
      return JSON.parse(localStorage.getItem(this.rememberedAs) ?? 'null') as SessionUser | null;
    } catch {
      return null;
    }
  }
}

function appOf({ affiliateId }: SessionUser): AppName {
  return affiliateId === null ? 'admin' : 'affiliate';
}
