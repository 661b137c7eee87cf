/** How to run a program: nothing is inherited from the environment but what stands here. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Set when the program refuses to run as root. */
  readonly uid?: number;
  readonly gid?: number;
}

/** One long-running process of an instance, described as data; SupervisedProcess runs it. */
export interface Service {
  /** Short and stable: names the log file, the pid file and the key under `processes` in endpoints.json. */
  readonly name: string;
  readonly title: string;
  readonly kind: 'app' | 'store';
  /** Asks for an orderly end. */
  readonly stopSignal: NodeJS.Signals;
  /** Runs before every start; idempotent (creates folders, clears what a kill left behind). */
  readonly prepare?: () => Promise<void>;
  readonly command: () => Command;
  /** True when the service answers. May throw instead of answering false. */
  readonly isReady: () => Promise<boolean>;
}
