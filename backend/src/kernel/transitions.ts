import { DomainError } from './domain-error.js';

/** The legal moves of one life cycle. A state does not move to itself unless the table says so. */
export interface Transitions<S extends string> {
  readonly states: readonly S[];
  can(from: S, to: S): boolean;
  /** Throws `illegal_transition` (conflict) when the move is not in the table. */
  assert(from: S, to: S): void;
}

/** A state machine as data: each state with the states that may follow it. `name` is for the error's words. */
export function defineTransitions<const S extends string>(
  name: string,
  table: Readonly<Record<S, readonly NoInfer<S>[]>>,
): Transitions<S> {
  const allowed = new Map(Object.entries<readonly S[]>(table));
  const can = (from: S, to: S) => allowed.get(from)?.includes(to) ?? false;
  return {
    states: [...allowed.keys()] as S[],
    can,
    assert(from, to) {
      if (can(from, to)) return;
      throw new DomainError('conflict', 'illegal_transition', `The ${name} is ${from} and cannot become ${to}.`);
    },
  };
}
