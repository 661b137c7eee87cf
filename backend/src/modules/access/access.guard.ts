import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { limitClassKey, limitClassOf } from '../../platform/limits/limit-class.js';
import type { LimitClassName } from '../../platform/limits/limit-class.js';
import { RequestLimits } from '../../platform/limits/request-limits.js';
import { forbidden } from './access.errors.js';
import { stepUpKey } from './step-up.js';
import { accessKey } from './access.js';
import type { AccessRule, AuthenticatedRequest } from './access.js';
import { Callers } from './callers.js';
import { PermissionCheck } from './permission-check.js';

/**
 * On every route: finds out who asks, whether not too often, and whether that one may. A route that says nothing is open to
 * nobody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly limits: RequestLimits,
    private readonly permission: PermissionCheck,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.said(context, accessKey) as AccessRule | undefined;
    if (!rule) throw forbidden();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const limitClass = limitClassOf(this.said(context, limitClassKey) as LimitClassName | undefined, request.method);
    if (rule.public === true) return this.admit(context, undefined, limitClass);
    const caller = await this.callers.find(request.headers.authorization, request.ip).catch(async (error: unknown) => {
      // Whoever tries credentials is held to what trying costs, whatever the route.
      await this.admit(context, undefined, 'sign-in');
      throw error;
    });
    await this.admit(context, caller.actor, limitClass);
    await this.permission.assert(caller, { rule, stepUp: this.said(context, stepUpKey) === true }, request);
    request.actor = caller.actor;
    if (caller.session) request.signedIn = caller.session;
    return true;
  }

  /** What a decorator of the route says. */
  private said(context: ExecutionContext, key: string): unknown {
    return this.reflector.get<unknown>(key, context.getHandler());
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
}
