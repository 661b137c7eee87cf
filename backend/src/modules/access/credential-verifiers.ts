import type { Actor } from '../../platform/actor.js';
import type { AuthenticatedRequest, AccessRule } from './access.js';
import type { Caller, SupportViewer, TokenSession, UserActor } from './caller.js';

/*
 * What the guard asks of the modules that issue credentials. They implement these classes, so that they can use `access`
 * and `access` uses none of them; `AccessModule.with` names the Nest modules that provide them.
 */

/** Verifies the access tokens of people. */
export abstract class AccessTokenVerifier {
  /** @throws DomainError `token_expired`, `unauthenticated` */
  abstract verify(token: string): Promise<Caller>;
}

/** Verifies merchants' API keys. */
export abstract class ApiKeyVerifier {
  /** Whether a bearer credential is meant to be an API key, valid or not. */
  abstract recognises(credential: string): boolean;

  /**
   * @param from the caller's address: keys may be limited to some
   * @throws DomainError `api_key_unknown`, `api_key_expired`, `api_key_address_refused`
   */
  abstract verify(credential: string, from: string): Promise<Actor>;
}

/** Verifies that the session of an access token is still open. */
export abstract class SessionVerifier {
  /** @throws DomainError `session_ended`, `token_expired` */
  abstract assert(actor: UserActor, session: TokenSession): Promise<void>;
}

/** Verifies that a support view is still running, and that a request only reads. */
export abstract class SupportViewVerifier {
  /** @throws DomainError `support_view_reads_only`, `support_view_ended` */
  abstract admit(actor: SupportViewer, rule: AccessRule, request: AuthenticatedRequest): Promise<void>;
}
