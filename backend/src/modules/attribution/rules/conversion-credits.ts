import { allocate } from '../../../kernel/allocate.js';
import { wholeCredit } from '../../../kernel/credit.js';
import { formatAmount } from '../../../kernel/money.js';
import type { ConversionState } from '../../../kernel/states.js';
import type { AttributionShare } from './decide-attribution.js';
import { mainShare } from './main-share.js';

/** A conversion as far as its shares are concerned; amounts in minor units of `currency`. */
export interface CreditedConversion {
  readonly decisionNo: number;
  readonly shares: readonly AttributionShare[];
  readonly status: ConversionState;
  readonly currency: string;
  readonly amountMinor: bigint | null;
  readonly refundedMinor: bigint;
}

/** A share with what it is credited with; revenue is decimal text. */
export interface ShareCredit extends Omit<AttributionShare, 'touchpoint'> {
  readonly position: number;
  readonly couponCode: string | null;
  readonly creditMillionths: number;
  readonly revenue: string;
}

/** What a fact adds to one share of a decision. */
export interface CreditChange {
  readonly decisionNo: number;
  /** 0: of the conversion that nobody earned. */
  readonly position: number;
  readonly affiliateId: string | null;
  readonly linkId: string | null;
  readonly couponCode: string | null;
  readonly conversions: number;
  readonly creditMillionths: number;
  readonly revenue: string;
}

/** The same of a whole conversion. */
export interface ConversionChange {
  readonly conversions: number;
  readonly revenue: string;
  readonly credits: CreditChange[];
}

/**
 * The shares of a conversion, each with its part of the whole and of what is left of the amount. Both follow from the shares
 * and from what is left, not from the refunds that led there.
 */
export function shareCredits(conversion: CreditedConversion): ShareCredit[] {
  const parts = partsOf(conversion);
  return conversion.shares.map(({ affiliateId, linkId, couponId, numerator, denominator, touchpoint }, i) => ({
    ...{ position: i + 1, affiliateId, linkId, couponId, numerator, denominator },
    couponCode: codeOf(touchpoint),
    creditMillionths: Number(parts[i]?.credit ?? 0n),
    revenue: formatAmount(parts[i]?.revenueMinor ?? 0n, conversion.currency),
  }));
}

/**
 * What a fact adds to sums, in all and by share: what counts after it, less what counted before it. A rejected conversion counts
 * for nobody; one that nobody earned counts as such. `before` is null for a conversion that has just come.
 */
export function conversionDelta(before: CreditedConversion | null, after: CreditedConversion): ConversionChange {
  const { currency } = after;
  const [lost, gained] = [before === null ? [] : countedParts(before), countedParts(after)];
  const credits = new Map<string, Part>();
  for (const part of [...lost.map(negated), ...gained]) {
    const key = `${part.decisionNo}/${part.position}`;
    credits.set(key, added(credits.get(key), part));
  }
  const changed = [...credits.values()].filter(
    ({ credit, revenueMinor, conversions }) => credit !== 0n || revenueMinor !== 0n || conversions !== 0n,
  );
  return {
    conversions: Number(changed.reduce((sum, { conversions }) => sum + conversions, 0n)),
    revenue: formatAmount(
      changed.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0n),
      currency,
    ),
    credits: changed.map((part) => toDelta(part, currency)),
  };
}

/** One share's part of a conversion. */
interface Part extends Pick<CreditChange, 'decisionNo' | 'position' | 'affiliateId' | 'linkId' | 'couponCode'> {
  readonly conversions: bigint;
  readonly credit: bigint;
  readonly revenueMinor: bigint;
}

function countedParts(conversion: CreditedConversion): Part[] {
  if (conversion.status === 'rejected') return [];
  if (conversion.shares.length > 0) return partsOf(conversion);
  const nobody = { position: 0, affiliateId: null, linkId: null, couponCode: null };
  const whole = { conversions: 1n, credit: BigInt(wholeCredit), revenueMinor: remainingOf(conversion) };
  return [{ decisionNo: conversion.decisionNo, ...nobody, ...whole }];
}

function partsOf(conversion: CreditedConversion): Part[] {
  const { decisionNo, shares } = conversion;
  if (shares.length === 0) return [];
  const weights = shares.map(({ numerator }) => BigInt(numerator));
  const credits = allocate(BigInt(wholeCredit), weights);
  const revenues = allocate(remainingOf(conversion), weights);
  const main = mainShare(shares);
  return shares.map((share, i) => ({
    ...{ decisionNo, position: i + 1, affiliateId: share.affiliateId, linkId: share.linkId },
    couponCode: codeOf(share.touchpoint),
    conversions: share === main ? 1n : 0n,
    credit: credits[i] ?? 0n,
    revenueMinor: revenues[i] ?? 0n,
  }));
}

function codeOf({ kind, reference }: AttributionShare['touchpoint']): string | null {
  return kind === 'coupon' ? reference : null;
}

function remainingOf({ amountMinor, refundedMinor }: CreditedConversion): bigint {
  return (amountMinor ?? 0n) - refundedMinor;
}

function negated(part: Part): Part {
  const { conversions, credit, revenueMinor } = part;
  return { ...part, conversions: -conversions, credit: -credit, revenueMinor: -revenueMinor };
}

function added(sum: Part | undefined, part: Part): Part {
  if (sum === undefined) return part;
  return {
    ...part,
    conversions: sum.conversions + part.conversions,
    credit: sum.credit + part.credit,
    revenueMinor: sum.revenueMinor + part.revenueMinor,
  };
}

function toDelta({ conversions, credit, revenueMinor, ...part }: Part, currency: string): CreditChange {
  const revenue = formatAmount(revenueMinor, currency);
  return { ...part, conversions: Number(conversions), creditMillionths: Number(credit), revenue };
}
