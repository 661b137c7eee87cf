import { performance } from 'node:perf_hooks';

const STILL_AT_IT_MS = 10_000;

/** Tells the person waiting what goes on: one line a finished step with its seconds, and a sign of life in long ones. */
export class Progress {
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** A line of its own. */
  note(line: string): void {
    this.#say(`  ${line}`);
  }

  /** Runs one step and reports it; a result that is not `good` gets a cross. */
  async step<T>(title: string, work: () => Promise<T>, good: (result: T) => boolean = () => true): Promise<T> {
    const startedAt = performance.now();
    const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
    const timer = setInterval(() => this.#say(`  … ${title} (${seconds()} s so far)`), STILL_AT_IT_MS);
    try {
      const result = await work();
      this.#say(`  ${good(result) ? '✓' : '✗'} ${title.padEnd(44)} ${seconds().padStart(6)} s`);
      return result;
    } finally {
      clearInterval(timer);
    }
  }
}
