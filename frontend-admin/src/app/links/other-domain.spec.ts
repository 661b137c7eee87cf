import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { describe, expect, test } from 'vitest';
import { confirmOtherDomain } from './other-domain';
import type { AskedDestination, DestinationAnswer } from './other-domain';

const refused = (code: string) => new HttpErrorResponse({ status: 422, error: { code } });

describe('B30: a destination outside the allowed domains', () => {
  const send = async (asked: Partial<AskedDestination>, confirms: boolean, code = 'destination_not_confirmed') => {
    const questions: unknown[] = [];
    const confirm = { ask: async (question: unknown) => questions.push(question) > 0 && confirms };
    TestBed.configureTestingModule({ providers: [{ provide: Confirm, useValue: confirm }] });
    const sent: DestinationAnswer[] = [];
    const server = (answer: DestinationAnswer) => {
      sent.push(answer);
      return answer.allowOtherDomain === true ? Promise.resolve('stored') : Promise.reject(refused(code));
    };
    const whole = { destinationUrl: 'https://evil.example/x', allowedDomains: ['shop.example'], ...asked };
    const answer = await TestBed.runInInjectionContext(confirmOtherDomain)(whole, server);
    return { answer, questions, sent };
  };

  test('B30: is asked about by its host, and sent again with the confirmation', async () => {
    const { answer, questions, sent } = await send({}, true);
    expect([answer, sent]).toEqual(['stored', [{}, { allowOtherDomain: true }]]);
    const words = 'evil.example is not on an allowed domain of the program (shop.example).';
    expect(JSON.stringify(questions)).toContain(words);
  });

  test('B30: is asked about in a program that the app does not know, too', async () => {
    const { answer, questions } = await send({ allowedDomains: undefined }, true);
    expect(answer).toBe('stored');
    expect(JSON.stringify(questions)).toContain('evil.example is not on an allowed domain of the program');
  });

  test('B30: is not used when the person goes back', async () => {
    const { answer, sent } = await send({}, false);
    expect([answer, sent]).toEqual([undefined, [{}]]);
  });

  test('B30: another refusal is no question', async () => {
    await expect(send({}, true, 'program_closed')).rejects.toMatchObject({ error: { code: 'program_closed' } });
  });
});
