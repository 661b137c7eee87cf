export { Access, CurrentActor, merchantScopes } from './access/access.js';
export { CurrentInvocation, originOf } from './access/invocation.js';
export {
  mayDo,
  mayNotSeeProgram,
  maySeeAmounts,
  ownAffiliateId,
  ownLivemode,
  ownMerchantId,
  ownProgramIds,
} from './access/own-scope.js';
export type { Permission } from './access/permissions.js';
export { assertUncommon } from './accounts/common-passwords.js';
export { emailSchema, passwordSchema } from './accounts/credentials.schema.js';
export { mailEmailChange } from './accounts/email-change.js';
export { dayAndTime } from './accounts/letters.js';
export { hashPassword } from './accounts/passwords.js';
export { SaveUser } from './accounts/save-user.js';
export { findHolder, lockTeam, teamOfEmail, updateRole, updateSuspension } from './accounts/team-member.store.js';
export type { TeamMember } from './accounts/team-member.store.js';
export { addUser, findUserByEmail } from './accounts/user.store.js';
export { mailVerification } from './accounts/verification.js';
export { AuthModule } from './auth.module.js';
export { FactorResets } from './factors/factor-resets.js';
export { SaveTotp } from './factors/save-totp.js';
export { StepUp } from './factors/step-up.js';
export { newTotpSecret } from './factors/totp.js';
export { CreateApiKey } from './keys/create-api-key.js';
export { FindApiKeys } from './keys/find-api-keys.query.js';
export { MerchantKeysModule } from './keys/merchant-keys.module.js';
export { PostbackTokens } from './keys/postback-tokens.js';
export { secretHash } from './secret-hash.js';
export { endSessionsOf } from './sessions/revocation.store.js';
export { SignInWatch } from './sign-in/sign-in-watch.js';
export { endExpiredSupportViews } from './support-view/end-expired-support-views.js';
