import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { Submission } from './submission';

const refusal = (status: number, body: object) => new HttpErrorResponse({ status, error: body });

describe('a submission', () => {
  it('asks the API only when its own checks are content', async () => {
    const submission = new Submission();
    let sent = 0;
    const send = () => Promise.resolve((sent += 1));
    expect(await submission.run({}, { name: 'is missing' }, send)).toBeUndefined();
    expect(submission.error('name')).toBe('is missing');
    expect(await submission.run({}, { name: undefined }, send)).toBe(1);
    expect(submission.error('name')).toBeUndefined();
  });

  it('shows what the API refuses at its field, and nothing more', async () => {
    const submission = new Submission();
    const error = refusal(400, {
      code: 'validation_failed',
      errors: [{ path: 'provenDomains.1', message: 'No host.' }],
    });
    submission.error('provenDomains');
    await submission.run({}, {}, () => Promise.reject(error));
    expect(submission.error('provenDomains')).toBe('No host.');
    expect(submission.failure()).toBeUndefined();
  });

  it('B4: a refused field that the form does not show is said as a whole', async () => {
    const submission = new Submission();
    submission.error('name');
    const error = refusal(400, { code: 'validation_failed', errors: [{ path: 'timeZone', message: 'no zone' }] });
    await submission.run({}, {}, () => Promise.reject(error));
    expect(submission.failure()).toBe(error);
  });

  it('keeps its key for the same input, and takes a new one for another', async () => {
    const submission = new Submission();
    const keys: string[] = [];
    const fail = (key: string) => {
      keys.push(key);
      return Promise.reject(refusal(503, { code: 'storage_unavailable', detail: 'away' }));
    };
    await submission.run({ a: 1 }, {}, fail);
    await submission.run({ a: 1 }, {}, fail);
    await submission.run({ a: 2 }, {}, fail);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(submission.failure()).toBeInstanceOf(HttpErrorResponse);
  });

  it('takes a new key for the same input once it was done', async () => {
    const submission = new Submission();
    const keys: string[] = [];
    const send = (key: string) => Promise.resolve(keys.push(key));
    await submission.run({ a: 1 }, {}, send);
    await submission.run({ a: 1 }, {}, send);
    expect(new Set(keys).size).toBe(2);
  });
});
