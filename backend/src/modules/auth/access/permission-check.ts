import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { assertSteppedUp } from '../factors/step-up.js';
import { isSupportView, SupportViewGate } from '../support-view/support-view-gate.js';
import type { AccessRule, AuthenticatedRequest } from './access.js';
import { assertAllowed, assertStage } from './assert-allowed.js';
import type { Caller } from './callers.js';

/** What a route asks of its caller. */
export interface RouteNeeds {
  readonly rule: AccessRule;
  /** A proof of the last minutes of who somebody is. */
  readonly stepUp: boolean;
}

/** Whether a caller who is known may use a route now: by stage of the session, permission, support view and fresh proof. */
@Injectable()
export class PermissionCheck {
  constructor(
    private readonly supportViews: SupportViewGate,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError that says what is missing */
  async assert({ actor, session }: Caller, { rule, stepUp }: RouteNeeds, request: AuthenticatedRequest): Promise<void> {
    if (session) assertStage(session, rule);
    assertAllowed(actor, rule);
    if (isSupportView(actor)) await this.supportViews.admit(actor, rule, request);
    if (session && stepUp) assertSteppedUp(session, this.clock.now());
  }
}
