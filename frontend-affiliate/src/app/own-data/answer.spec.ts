import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '@tributary/frontend-shared/session/session';
import type { SessionAnswer, SessionUser } from '@tributary/frontend-shared/session/session';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { beforeEach, describe, expect, test } from 'vitest';
import { affiliateTestBed, settle } from './affiliate-test-bed';
import { answerOf } from './answer';
import { KeptAnswers } from './kept-answers';

const at = Date.parse('2026-11-22T12:00:00Z');
const inContext = <T>(work: () => T): T => TestBed.runInInjectionContext(work);

beforeEach(() => {
  localStorage.clear();
  affiliateTestBed();
});

describe('an answer', () => {
  test('that was kept is there at once, and the newest follows and is kept', async () => {
    TestBed.inject(KeptAnswers).writerOf('sum.v1')({ value: 'old', at, deviceAt: at });
    const answer = inContext(() => answerOf({ name: () => 'sum.v1', keep: true, load: () => Promise.resolve('new') }));
    expect(answer.value()).toBe('old');
    await settle();
    expect([answer.value(), answer.stale()]).toEqual(['new', false]);
    expect(TestBed.inject(KeptAnswers).read('sum.v1')?.value).toBe('new');
  });

  test('stays when asking fails, and is called stale', async () => {
    TestBed.inject(KeptAnswers).writerOf('sum.v1')({ value: 'old', at, deviceAt: at });
    const load = () => Promise.reject<string>(new Error('down'));
    const answer = inContext(() => answerOf({ name: () => 'sum.v1', keep: true, load }));
    await settle();
    expect([answer.value(), answer.stale(), answer.failed()]).toEqual(['old', true, false]);
  });

  test('that was never there and does not come has failed, until it comes', async () => {
    let down = true;
    const load = () => (down ? Promise.reject(new Error('down')) : Promise.resolve(1));
    const answer = inContext(() => answerOf({ name: () => 'x', keep: false, load }));
    await settle();
    expect([answer.failed(), answer.problem()?.kind]).toEqual([true, 'broken']);
    down = false;
    await answer.reload();
    expect([answer.value(), answer.failed(), answer.stale()]).toEqual([1, false, false]);
  });

  test('that says the same again is the same value, so that nothing is drawn again, but newer', async () => {
    TestBed.inject(KeptAnswers).writerOf('sum.v1')({ value: { data: [1] }, at, deviceAt: at });
    let now = [1];
    const load = () => Promise.resolve({ data: now });
    const answer = inContext(() => answerOf({ name: () => 'sum.v1', keep: true, load }));
    const before = answer.value();
    await settle();
    expect(answer.value()).toBe(before);
    expect(answer.kept()?.deviceAt).toBeGreaterThan(at);
    now = [1, 2];
    await answer.reload();
    expect(answer.value()).toEqual({ data: [1, 2] });
  });

  test('to an earlier question never replaces the one that is shown', async () => {
    const question = signal('a');
    const waiting = new Map<string, (value: string) => void>();
    const load = () =>
      new Promise<string>((resolve) => {
        waiting.set(question(), resolve);
      });
    const answer = inContext(() => answerOf({ name: question, keep: false, load }));
    await settle();
    question.set('b');
    await settle();
    waiting.get('b')?.('to b');
    await settle();
    waiting.get('a')?.('to a');
    await settle();
    expect(answer.value()).toBe('to b');
  });

  test('B24: comes by itself once the device is back online, though what was asked before is never answered', async () => {
    const answers = [new Promise<number>(() => undefined), Promise.resolve(2)];
    const load = () => answers.shift() ?? Promise.reject(new Error('asked too often'));
    const answer = inContext(() => answerOf({ name: () => 'x', keep: false, load }));
    await settle();
    window.dispatchEvent(new Event('offline'));
    await settle();
    window.dispatchEvent(new Event('online'));
    await settle();
    expect([answer.value(), answer.loading()]).toEqual([2, false]);
  });

  test('is asked once at a time', async () => {
    let asked = 0;
    const load = () => Promise.resolve(++asked);
    const answer = inContext(() => answerOf({ name: () => 'x', keep: false, load }));
    const both = [answer.reload(), answer.reload()];
    expect(asked).toBe(1);
    await Promise.all(both);
  });

  test('carries the time of the server, which may differ from the phone’s by years', async () => {
    const clock = TestBed.inject(ServerClock);
    clock.observe(new Date(Date.now() + 3 * 365 * 86_400_000).toUTCString());
    const answer = inContext(() => answerOf({ name: () => 'x', keep: false, load: () => Promise.resolve(1) }));
    await settle();
    const kept = answer.kept();
    expect(kept && kept.at - kept.deviceAt).toBeGreaterThan(2 * 365 * 86_400_000);
  });
});

describe('what the device keeps', () => {
  test('survives storage that is full or holds rubbish', () => {
    const kept = TestBed.inject(KeptAnswers);
    localStorage.setItem('tributary.affiliate.kept.nobody.x', '{');
    expect(kept.read('x')).toBeUndefined();
  });

  test('is gone after signing out', () => {
    const kept = TestBed.inject(KeptAnswers);
    kept.writerOf('x')({ value: 1, at, deviceAt: at });
    localStorage.setItem('other', 'stays');
    kept.clear();
    expect([kept.read('x'), localStorage.getItem('other')]).toEqual([undefined, 'stays']);
  });

  test('is nothing that came after its person had signed out or another had signed in', () => {
    const [kept, session] = [TestBed.inject(KeptAnswers), TestBed.inject(Session)];
    const person = (id: string): SessionUser => ({ id }) as SessionUser;
    const answer = (id: string): SessionAnswer => ({ accessToken: 't', user: person(id), stage: 'full', factors: [] });
    session.take(answer('usr_ada'));
    const write = kept.writerOf('x');
    session.take(answer('usr_bob'));
    write({ value: "Ada's", at, deviceAt: at });
    expect(Object.keys(localStorage).filter((name) => name.includes('.kept.'))).toEqual([]);
    session.take(answer('usr_ada'));
    write({ value: "Ada's", at, deviceAt: at });
    expect(kept.read('x')?.value).toBe("Ada's");
  });
});
