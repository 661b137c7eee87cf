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
  readonly kind: 'choice' | 'text';
  /** What no filter reads as: "in any state", "any program". */
  readonly placeholder: string;
  /** Of a choice. */
  readonly options?: readonly FilterOption[];
}

/** Which filters are set. */
export type FilterValues = Readonly<Record<string, string | undefined>>;
