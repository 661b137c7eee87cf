import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { assertSteppedUp } from './step-up.js';
import type { AccessRule, AuthenticatedRequest } from './access.js';
import { assertAllowed, assertStage } from './assert-allowed.js';
import { isSupportView } from './caller.js';
import type { Caller } from './caller.js';
import { SessionVerifier, SupportViewVerifier } from './credential-verifiers.js';

/** What a route asks of its caller. */
export interface RouteNeeds {
  readonly rule: AccessRule;
  /** A proof of the last minutes of who somebody is. */
  readonly stepUp: boolean;
}

/** Whether a caller who is known may use a route now: by stage of the session, permission, support view, what PostgreSQL knows of the session, and fresh proof. */
@Injectable()
export class PermissionCheck {
  constructor(
    private readonly supportViews: SupportViewVerifier,
    private readonly sessions: SessionVerifier,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError that says what is missing */
  async assert({ actor, session }: Caller, { rule, stepUp }: RouteNeeds, request: AuthenticatedRequest): Promise<void> {
    if (session) assertStage(session, rule);
    assertAllowed(actor, rule);
    if (isSupportView(actor)) await this.supportViews.admit(actor, rule, request);
    // Access tokens are believed to read. Whoever writes is looked up: a suspension, an ended session and another role count at
    // once, not in ten minutes.
    else if (actor.kind === 'user' && session && !reads(request)) await this.sessions.assert(actor, session);
    if (session && stepUp) assertSteppedUp(session, this.clock.now());
  }
}

function reads({ method }: AuthenticatedRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}
