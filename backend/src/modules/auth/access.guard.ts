import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { limitClassKey, limitClassOf } from '../../platform/limits/limit-class.js';
import type { LimitClassName } from '../../platform/limits/limit-class.js';
import { RequestLimits } from '../../platform/limits/request-limits.js';
import { AccessTokens } from './access-tokens.js';
import type { TokenSession } from './access-tokens.js';
import { accessKey } from './access.js';
import type { AccessRule, AuthenticatedRequest } from './access.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { apiKeyUnknown, forbidden, unauthenticated } from './auth.errors.js';
import { assertAllowed, assertStage } from './assert-allowed.js';
import { assertSteppedUp, stepUpKey } from './factors/step-up.js';
import { KeyDoor } from './key-door.js';
import { looksLikeApiKey } from './secrets.js';
import { isSupportView, SupportViewGate } from './support-view/support-view-gate.js';

/**
 * On every route: finds out who asks, whether not too often, and whether that one may. A route that says nothing is open to
 * nobody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly keys: ApiKeyDirectory,
    private readonly door: KeyDoor,
    private readonly supportViews: SupportViewGate,
    private readonly clock: Clock,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(accessKey, context.getHandler());
    if (!rule) throw forbidden();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const declared = this.reflector.get<LimitClassName | undefined>(limitClassKey, context.getHandler());
    const limitClass = limitClassOf(declared, request.method);
    if (rule.public === true) return this.admit(context, undefined, limitClass);
    const { headers, ip } = request;
    const { actor, session } = await this.authenticate(headers.authorization, ip).catch(async (error: unknown) => {
      // Whoever tries credentials is held to what trying costs, whatever the route.
      await this.admit(context, undefined, 'sign-in');
      throw error;
    });
    await this.admit(context, actor, limitClass);
    if (session) assertStage(session, rule);
    assertAllowed(actor, rule);
    if (isSupportView(actor)) await this.supportViews.admit(actor, rule, request);
    const needsStepUp = this.reflector.get<true | undefined>(stepUpKey, context.getHandler()) === true;
    if (session && needsStepUp) assertSteppedUp(session, this.clock.now());
    request.actor = actor;
    if (session) request.signedIn = session;
    return true;
  }

  /** @throws DomainError `too_many_requests`; the answer says in any case where its limits stand */
  private async admit(context: ExecutionContext, actor: Actor | undefined, limitClass: LimitClassName): Promise<true> {
    const http = context.switchToHttp();
    const { ip } = http.getRequest<AuthenticatedRequest>();
    const { headers, refusal } = await this.limits.check({ limitClass, actor, ip });
    http.getResponse<FastifyReply>().headers(headers);
    if (refusal) throw refusal;
    return true;
  }

  private async authenticate(
    header: string | undefined,
    from: string,
  ): Promise<{ actor: Actor; session?: TokenSession | undefined }> {
    const credential = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header ?? '')?.[1];
    if (credential === undefined) throw unauthenticated();
    if (!looksLikeApiKey(credential)) return this.tokens.verify(credential);
    const found = await this.keys.find(credential);
    if (!found) throw apiKeyUnknown();
    return { actor: this.door.admit(found, from) };
  }
}
