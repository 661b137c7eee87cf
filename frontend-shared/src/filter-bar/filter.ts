/** One value that a filter may take. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** One part of the sentence: "that are [approved]". */
export interface Filter {
  /** Its name in the address and in the values. */
  readonly id: string;
  /** For screen readers: "Status". */
  readonly label: string;
  /** The words before the value: "that are". */
  readonly phrase: string;
  /** `lookup` is one of more things than a list can hold: part of a name is typed, and what fits is offered. */
  readonly kind: 'choice' | 'text' | 'date' | 'amount' | 'lookup';
  /** What no filter reads as: "in any state", "any program". */
  readonly placeholder: string;
  /** Of a choice; of a look-up, what is offered now. */
  readonly options?: readonly FilterOption[];
  /** It stands in the sentence only while it is set, or after somebody added it. */
  readonly added?: boolean;
}

/** Which filters are set. */
export type FilterValues = Readonly<Record<string, string | undefined>>;

/** Part of a name that somebody typed into a look-up. */
export interface LookedUp {
  readonly id: string;
  readonly text: string;
}
