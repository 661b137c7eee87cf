/** What somebody is about to do, and what comes of it. */
export interface Question {
  /** "Refund this order?" */
  readonly heading: string;
  /** What happens, to whom, one sentence each. */
  readonly consequences: readonly string[];
  /** The button, in the words of the deed: "Refund €84.00". */
  readonly action: string;
  /** It cannot be undone, or takes something from somebody. */
  readonly danger?: boolean;
}
