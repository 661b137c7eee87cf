import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { askOtherDomain, isOnOneOf } from './other-domain';
import type { AskedDestination } from './other-domain';

describe('B30: a destination outside the allowed domains', () => {
  test.each([
    ['https://shop.example/a', true],
    ['https://www.shop.example:8443/', true],
    ['https://notshop.example/', false],
    ['https://shop.example.evil.example/', false],
  ])('%s is on one: %s', (url, isOn) => {
    expect(isOnOneOf(url, ['shop.example'])).toBe(isOn);
  });

  const ask = async (asked: AskedDestination, confirmed: boolean) => {
    const questions: unknown[] = [];
    const dialog = {
      open: (_: unknown, { data }: { data: unknown }) => {
        questions.push(data);
        return { closed: of(confirmed) };
      },
    };
    TestBed.configureTestingModule({ providers: [{ provide: Dialog, useValue: dialog }] });
    const answer = await TestBed.runInInjectionContext(askOtherDomain)(asked);
    return { answer, questions };
  };
  const elsewhere = { destinationUrl: 'https://evil.example/x', allowedDomains: ['shop.example'] };

  test('is asked about by its host, and confirmed in the request', async () => {
    const { answer, questions } = await ask(elsewhere, true);
    expect(answer).toEqual({ allowOtherDomain: true });
    expect(JSON.stringify(questions)).toContain(
      'evil.example is not on an allowed domain of the program (shop.example).',
    );
  });

  test('is not used when the person goes back', async () => {
    expect((await ask(elsewhere, false)).answer).toBe('cancelled');
  });

  test('is not asked about where it is allowed', async () => {
    const { answer, questions } = await ask({ ...elsewhere, destinationUrl: 'https://shop.example/' }, false);
    expect([answer, questions]).toEqual([{}, []]);
  });
});
