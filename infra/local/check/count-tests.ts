import { readJson } from '../atomic-json.ts';
import type { Counting } from './steps.ts';

/** Tests of one step. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Finished {
  readonly counting: Counting;
  readonly exitCode: number;
  /** The runner's JSON report, when it wrote one: Vitest's has Jest's fields. */
  readonly report: string;
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Suites that could not even be loaded: none of their tests is counted as failed. Vitest has no such number. */
  readonly numRuntimeErrorTestSuites?: number;
}

/** Counts the tests of a finished step. A step that ended badly has at least one failure, whatever its report says. */
export function countTests(finished: Finished): Counts {
  const counts = reported(finished);
  return finished.exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function reported({ counting, exitCode, report }: Finished): Counts {
  if (counting === 'one') return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const jest = readJson(report) as JestReport | null;
  if (jest === null) return { passed: 0, failed: 1 };
  return { passed: jest.numPassedTests, failed: jest.numFailedTests + (jest.numRuntimeErrorTestSuites ?? 0) };
}
