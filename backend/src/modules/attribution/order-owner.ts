import type { Conversion } from './conversion.store.js';

/** Whose orders a merchant's key reaches. */
export interface OrderOwner {
  readonly merchantId: string;
  readonly livemode: boolean;
  /** Its programs; null for all of the merchant's. */
  readonly programIds: readonly string[] | null;
}

/** Whether a key reaches what belongs to a program. */
export function reaches({ programIds }: Pick<OrderOwner, 'programIds'>, programId: string): boolean {
  return programIds?.includes(programId) ?? true;
}

/** Whether a conversion is the owner's, in its mode and in a program that its key reaches. */
export function owns(owner: OrderOwner, conversion: Conversion): boolean {
  const { merchantId, livemode, programId } = conversion;
  return merchantId === owner.merchantId && livemode === owner.livemode && reaches(owner, programId);
}
