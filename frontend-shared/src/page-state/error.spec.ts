import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { ErrorState } from './error';

const refused = (status: number, error: unknown, headers: Record<string, string> = {}) =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('tr-error', () => {
  const show = (error: unknown, canRetry = true) => {
    const fixture = TestBed.createComponent(ErrorState);
    fixture.componentRef.setInput('error', error);
    fixture.componentRef.setInput('canRetry', canRetry);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, element, text: element.textContent.replace(/\s+/g, ' ') };
  };

  it.each([
    [refused(0, null), 'The server cannot be reached.'],
    [refused(403, { detail: 'Not yours.' }), 'You do not have access to this.'],
    [refused(404, {}), 'Not found.'],
    [refused(409, { detail: 'It is closed.' }), 'It is closed.'],
    [
      refused(422, { detail: 'Too much.', errors: [{ path: 'amount', message: 'is too large' }] }),
      'amount: Is too large.',
    ],
    [refused(429, {}, { 'retry-after': '7' }), 'Try again in 7 seconds.'],
    [refused(500, { detail: 'Nothing was kept.', requestId: '0197-abc' }), 'Reference 0197-abc'],
    [refused(502, '<html>bad gateway</html>'), 'Something went wrong on our side.'],
    [new Error('boom'), 'Something went wrong on our side.'],
  ])('puts %s into words', (error, words) => {
    const { element, text } = show(error);
    expect(text).toContain(words);
    expect(element.getAttribute('role')).toBe('alert');
  });

  it('says that nothing was changed after a write, not after reading', () => {
    expect(show(refused(500, {}), false).text).toContain('Nothing was changed.');
    expect(show(refused(500, {})).text).not.toContain('Nothing was changed.');
  });

  it('reads problem+json that came as text', () => {
    expect(show(refused(409, '{"detail":"It is closed.","code":"program_closed"}')).text).toContain('It is closed.');
  });

  it('tries again when asked to', () => {
    const { fixture, element } = show(refused(503, {}));
    let tries = 0;
    fixture.componentInstance.retry.subscribe(() => tries++);
    [...element.querySelectorAll('button')].at(-1)?.click();
    expect(tries).toBe(1);
  });
});
