import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';
import type { StateDir } from './state-dir.ts';

/** Everything that tells one running stack from another. */
export interface Instance {
  readonly state: StateDir;
  readonly ports: Ports;
  readonly secrets: Secrets;
  /** Test stacks trade protection against a power cut for speed; a killed process loses nothing in either case. */
  readonly throwAway: boolean;
}
