import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.js';
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

/** Who may call a route. A route that says nothing is open to nobody. */
export type AccessRule =
  | { readonly public: true; readonly inSupportView?: never }
  | {
      readonly public?: never;
      readonly may?: Permission;
      readonly scope?: MerchantScope;
      /** No GET and still open to a support view, which may only read: it changes nothing of anybody's. */
      readonly inSupportView?: true;
    };

/** Permission of a route, visible on its method: what people need and, where merchants may call it, the scope their key needs. */
export function Access(rule: AccessRule) {
  const documented = rule.public
    ? []
    : [...(rule.may ? [ApiBearerAuth('user')] : []), ...(rule.scope ? [ApiSecurity('apiKey', [rule.scope])] : [])];
  return applyDecorators(SetMetadata(accessKey, rule), ...documented);
}

export type AuthenticatedRequest = FastifyRequest & { actor?: Actor };

/** The caller, as the guard found it. Only on routes that are not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('CurrentActor on a public route');
  return actor;
});
