/** What of somebody decides whether a colleague may change it. */
export interface Colleague {
  readonly id: string;
  readonly role: string;
  readonly suspended: boolean;
}

/** `own_account`: nobody raises or removes oneself. `last_head`: somebody must be left who can act for the team. */
export type RefusalOfChange = 'own_account' | 'last_head';

/**
 * Why a colleague may not get another role or be suspended; undefined when it may be done.
 * @param head the role that somebody who can sign in must have
 */
export function refusalOfChange(
  byUserId: string,
  colleague: Colleague,
  { team, head }: { readonly team: readonly Colleague[]; readonly head: string },
): RefusalOfChange | undefined {
  if (byUserId === colleague.id) return 'own_account';
  if (colleague.role !== head) return undefined;
  const others = team.filter(({ id, role, suspended }) => id !== colleague.id && role === head && !suspended);
  return others.length === 0 ? 'last_head' : undefined;
}
