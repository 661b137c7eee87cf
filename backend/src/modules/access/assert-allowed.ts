import type { Actor } from '../../platform/actor.js';
import { forbidden, scopeMissing, factorEnrolmentRequired, factorRequired } from './access.errors.js';
import type { TokenSession } from './caller.js';
import type { AccessRule } from './access.js';
import { may } from './permissions.js';

/**
 * Whether a caller may use a route at all; whose data it then sees is the use case's to decide.
 * @throws DomainError `forbidden`, `scope_missing`
 */
export function assertAllowed(actor: Actor, rule: AccessRule): void {
  if (rule.public === true) return;
  if (actor.kind === 'user') {
    if (rule.may === undefined || !may(actor.role, rule.may)) throw forbidden();
    return;
  }
  if (actor.kind !== 'merchant' || rule.scope === undefined) throw forbidden();
  if (!actor.scopes.includes(rule.scope)) throw scopeMissing(rule.scope);
}

/**
 * Whether a person's session has come far enough for a route.
 * @throws DomainError `factor_required`, `factor_enrolment_required`
 */
export function assertStage({ stage }: Pick<TokenSession, 'stage'>, rule: AccessRule): void {
  if (rule.public === true || (rule.stages ?? ['full']).includes(stage)) return;
  throw stage === 'enrol' ? factorEnrolmentRequired() : factorRequired();
}
