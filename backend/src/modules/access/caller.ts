import type { Actor, OnBehalf } from '../../platform/actor.js';
import type { Proof, Stage } from './rules/session-stage.js';

/** A person who is signed in, or looks with an affiliate's eyes. */
export type UserActor = Extract<Actor, { kind: 'user' }>;

/** Somebody of the operator's who looks at an affiliate's account. */
export type SupportViewer = UserActor & { readonly onBehalf: OnBehalf };

export function isSupportView(actor: Actor): actor is SupportViewer {
  return actor.kind === 'user' && actor.onBehalf !== undefined;
}

/** The session that a token was made for, as it stood then. */
export interface TokenSession extends Proof {
  /** Its refresh family. */
  readonly id: string;
  /** The person's epoch that it was begun in. */
  readonly epoch: number;
  readonly stage: Stage;
}

/** Who calls, and in which session; a merchant and a support view have none. */
export interface Caller {
  readonly actor: Actor;
  readonly session?: TokenSession | undefined;
}
