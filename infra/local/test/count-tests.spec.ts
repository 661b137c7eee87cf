import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { writeJson } from '../atomic-json.ts';
import { countTests } from '../check/count-tests.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tributary-count-'));
const report = path.join(folder, 'jest.json');
afterAll(() => rmSync(folder, { recursive: true }));

function jest(exitCode: number, numbers: object): { passed: number; failed: number } {
  writeJson(report, { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, ...numbers });
  return countTests({ counting: 'jest', exitCode, report });
}

test('a check is one test', () => {
  expect(countTests({ counting: 'one', exitCode: 0, report })).toEqual({ passed: 1, failed: 0 });
  expect(countTests({ counting: 'one', exitCode: 2, report })).toEqual({ passed: 0, failed: 1 });
});

test('Jest: its own numbers, and one failure for each suite that could not be loaded', () => {
  expect(jest(0, { numPassedTests: 7 })).toEqual({ passed: 7, failed: 0 });
  expect(jest(1, { numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 1 })).toEqual({
    passed: 7,
    failed: 3,
  });
});

test('Jest that ended badly is never all green', () => {
  expect(jest(1, { numPassedTests: 7 })).toEqual({ passed: 7, failed: 1 });
  const absent = { counting: 'jest', exitCode: 137, report: path.join(folder, 'absent.json') } as const;
  expect(countTests(absent)).toEqual({ passed: 0, failed: 1 });
});

test('Vitest: the same report without the number of suites that could not be loaded', () => {
  writeJson(report, { numPassedTests: 5, numFailedTests: 1 });
  expect(countTests({ counting: 'vitest', exitCode: 1, report })).toEqual({ passed: 5, failed: 1 });
});
