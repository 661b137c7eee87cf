/** Who works for the operator of the programs. */
export const operatorRoles = ['owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor'] as const;
/** Who works for an affiliate: the account's holder, and whom that one invited. */
export const affiliateRoles = ['affiliate', 'affiliate_manager', 'affiliate_viewer'] as const;
export const roles = [...operatorRoles, ...affiliateRoles] as const;
export type Role = (typeof roles)[number];

/** A support view: whose account is read, by whom, and why. */
export interface OnBehalf {
  readonly supportViewId: string;
  readonly staffUserId: string;
  readonly affiliateId: string;
  readonly reason: string;
}

/** Who asks. Decided once, at the edge, from the credentials of the request. */
export type Actor =
  | {
      readonly kind: 'merchant';
      readonly merchantId: string;
      readonly apiKeyId: string;
      readonly livemode: boolean;
      readonly scopes: readonly string[];
      /** The programs that alone it may touch; null for all of the merchant's. */
      readonly programIds: readonly string[] | null;
    }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly role: Role;
      /** Whose things alone it sees; null for the operator's people. */
      readonly affiliateId: string | null;
      /** Somebody of the operator looks with an affiliate's eyes; `userId` is who looks. */
      readonly onBehalf?: OnBehalf;
      /** The session that the request came in; missing where there is none. */
      readonly sessionId?: string;
    }
  | { readonly kind: 'system'; readonly name: string };

/** Who it is, as it is kept of what somebody did: a person, an API key, or the name of what the system does. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'merchant':
      return actor.apiKeyId;
    case 'user':
      return actor.userId;
    case 'system':
      return actor.name;
  }
}

/**
 * Whose idempotency keys these are: two merchants may use the same key, two API keys of one merchant may not. One that is
 * limited to programs has keys of its own, because the answer it would find may be about another program.
 */
export function idempotencyScope(actor: Actor): string {
  switch (actor.kind) {
    case 'merchant':
      return [actor.merchantId, actor.livemode ? 'live' : 'test', ...(actor.programIds ?? [])].join('/');
    case 'user':
      return actor.userId;
    case 'system':
      return actor.name;
  }
}
