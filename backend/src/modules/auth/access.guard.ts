import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '../../platform/actor.js';
import { AccessTokens } from './access-tokens.js';
import { accessKey } from './access.js';
import type { AccessRule, AuthenticatedRequest } from './access.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { apiKeyUnknown, forbidden, unauthenticated } from './auth.errors.js';
import { KeyDoor } from './key-door.js';
import { assertAllowed } from './assert-allowed.js';
import { looksLikeApiKey } from './secrets.js';
import { isSupportView, SupportViewGate } from './support-view/support-view-gate.js';

/** On every route: finds out who asks and whether that one may. A route that says nothing is open to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly keys: ApiKeyDirectory,
    private readonly door: KeyDoor,
    private readonly supportViews: SupportViewGate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(accessKey, context.getHandler());
    if (!rule) throw forbidden();
    if (rule.public === true) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const actor = await this.authenticate(request.headers.authorization, request.ip);
    assertAllowed(actor, rule);
    if (isSupportView(actor)) await this.supportViews.admit(actor, rule, request);
    request.actor = actor;
    return true;
  }

  private async authenticate(header: string | undefined, from: string): Promise<Actor> {
    const credential = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header ?? '')?.[1];
    if (credential === undefined) throw unauthenticated();
    if (!looksLikeApiKey(credential)) return this.tokens.verify(credential);
    const found = await this.keys.find(credential);
    if (!found) throw apiKeyUnknown();
    return this.door.admit(found, from);
  }
}
