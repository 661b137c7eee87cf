import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { beforeEach, expect, test } from 'vitest';
import { affiliateTestBed } from './affiliate-test-bed';
import type { Answer } from './answer';
import { Freshness } from './freshness';

const minute = 60_000;

function answer(status: number | undefined, age: number): Answer<unknown> {
  const error = status === undefined ? undefined : new HttpErrorResponse({ status, error: { requestId: 'req-1' } });
  const kept = { value: 1, at: Date.parse('2026-11-22T12:00:00Z'), deviceAt: Date.now() - age };
  return {
    ...{ value: signal(1), kept: signal(kept), error: signal(error), failed: signal(false), loading: signal(false) },
    problem: signal(error && problemOf(error)),
    stale: signal(error !== undefined),
    reload: () => Promise.resolve(),
  };
}

async function textOf(...answers: Answer<unknown>[]): Promise<string> {
  const fixture = TestBed.createComponent(Freshness);
  fixture.componentRef.setInput('answers', answers);
  await fixture.whenStable();
  return ((fixture.nativeElement as HTMLElement).textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

beforeEach(() => affiliateTestBed());

test('says nothing while everything is current', async () => {
  expect(await textOf(answer(undefined, 0))).toBe('');
});

test('tells the age of the oldest figures when the server cannot be reached', async () => {
  const text = await textOf(answer(undefined, 0), answer(0, 12 * minute));
  expect(text).toMatch(/^The server cannot be reached\. These figures are from .+, 12 minutes ago\. Try again$/);
});

test('is never from the future, however the phone’s clock jumped', async () => {
  expect(await textOf(answer(503, -86_400_000))).toMatch(
    /The server is busy\. These figures are from .+, a moment ago\./,
  );
});

test('gives the reference of a fault that is ours', async () => {
  expect(await textOf(answer(500, minute))).toContain('Reference req-1');
});
