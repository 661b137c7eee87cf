/** Something that no log may hold. */
export interface Secret {
  /** What it is, for the message that says it was found: the message never shows the value. */
  readonly kind: string;
  readonly value: string;
}

/** Shorter texts turn up by chance: a six-digit code is part of many a number. */
export const SHORTEST_SECRET = 8;
