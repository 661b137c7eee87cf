export { factorRequired, forbidden, unauthenticated } from './access.errors.js';
export { AccessModule } from './access.module.js';
export { Access, anyStage, CurrentActor, CurrentSession, merchantScopes } from './access.js';
export type { AccessRule, AuthenticatedRequest, MerchantScope } from './access.js';
export type { Caller, SupportViewer, TokenSession, UserActor } from './caller.js';
export { AccessTokenVerifier, ApiKeyVerifier, SessionVerifier, SupportViewVerifier } from './credential-verifiers.js';
export { CurrentInvocation, originOf, withoutKey } from './invocation.js';
export {
  mayDo,
  mayNotSeeProgram,
  maySeeAmounts,
  ownAffiliateId,
  ownLivemode,
  ownMerchantId,
  ownProgramIds,
} from './own-scope.js';
export { may, mustHaveFactor, permissionsOf } from './permissions.js';
export type { Permission } from './permissions.js';
export { secondsAt, stageOf, stages } from './rules/session-stage.js';
export type { Proof } from './rules/session-stage.js';
export { StepUp } from './step-up.js';
