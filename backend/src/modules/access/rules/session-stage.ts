/**
 * How far a session is. `full`: everything the role may do. `factor`: the person has a second factor and must give it first.
 * `enrol`: the role demands a second factor and the person has none yet.
 */
export const stages = ['full', 'factor', 'enrol'] as const;
export type Stage = (typeof stages)[number];

/** What is known of a person and a session. */
export interface StageFacts {
  /** Whether the role demands a second factor. */
  readonly mandatory: boolean;
  readonly hasFactor: boolean;
  /** Whether a second factor was given in this session. */
  readonly given: boolean;
}

export function stageOf({ mandatory, hasFactor, given }: StageFacts): Stage {
  if (hasFactor) return given ? 'full' : 'factor';
  return mandatory ? 'enrol' : 'full';
}

/** How long a proof of who somebody is counts for what asks for it again, in seconds. */
export const stepUpSeconds = 300;

/** When somebody proved who they are, as `secondsAt` tells it. */
export interface Proof {
  /** By a second factor; null when none was given. */
  readonly factorAt: number | null;
  readonly passwordAt: number;
}

/** Whole seconds since 1970, as tokens count. */
export function secondsAt(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/** Whether the proof is fresh enough: the second factor's, or for who has none the password's. */
export function isFresh({ factorAt, passwordAt }: Proof, now: Date): boolean {
  return now.getTime() / 1000 - (factorAt ?? passwordAt) <= stepUpSeconds;
}
