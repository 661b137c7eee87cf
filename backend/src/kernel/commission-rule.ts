/** Pays `percent` ("7.5" is 7.5 %) of the order's base. */
interface PercentRate {
  readonly kind: 'percent';
  readonly percent: string;
  readonly base: 'gross' | 'net';
}

/** Pays a fixed amount per conversion, whatever the order came to: a decimal of the program's currency. */
interface FlatRate {
  readonly kind: 'flat';
  readonly amount: string;
}

/** What a rule pays for a conversion. */
export type CommissionRate = PercentRate | FlatRate;

interface Versioned {
  /** The same over versions. */
  readonly id: string;
  /** The version of the program's terms. */
  readonly version: number;
}

export type PercentRule = Versioned & PercentRate;
/** `currency` is the program's. */
export type FlatRule = Versioned & FlatRate & { readonly currency: string };

/** A commission rule of one version of a program's terms, with all that evaluating it needs. */
export type CommissionRule = PercentRule | FlatRule;
