import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { stages } from './rules/session-stage.js';
import type { Stage } from './rules/session-stage.js';
import type { TokenSession } from './caller.js';
import type { Permission } from './permissions.js';

export const accessKey = 'tributary:access';

export const merchantScopes = [
  'conversions:write',
  'conversions:read',
  'conversions:backdate',
  'catalog:write',
  'webhooks:manage',
  'reports:read',
] as const;
export type MerchantScope = (typeof merchantScopes)[number];

/** For a route that asks for no second factor. */
export const anyStage = stages;

/** Who may call a route. A route that says nothing is open to nobody. */
export type AccessRule =
  | { readonly public: true; readonly inSupportView?: never }
  | {
      readonly public?: never;
      readonly may?: Permission;
      readonly scope?: MerchantScope;
      /** No GET and still open to a support view, which may only read: it changes nothing of anybody's. */
      readonly inSupportView?: true;
      /** How far a person's session must be; `full` when left out. */
      readonly stages?: readonly Stage[];
    };

/** Permission of a route, visible on its method: what people need and, where merchants may call it, the scope their key needs. */
export function Access(rule: AccessRule) {
  const documented = rule.public
    ? []
    : [...(rule.may ? [ApiBearerAuth('user')] : []), ...(rule.scope ? [ApiSecurity('apiKey', [rule.scope])] : [])];
  return applyDecorators(SetMetadata(accessKey, rule), ...documented);
}

export type AuthenticatedRequest = FastifyRequest & { actor?: Actor; signedIn?: TokenSession };

/** The caller, as the guard found it. Only on routes that are not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('CurrentActor on a public route');
  return actor;
});

/** The caller's session. Only on routes for people. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): TokenSession => {
  const { signedIn } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!signedIn) throw new Error('CurrentSession on a route that is not for people alone');
  return signedIn;
});
