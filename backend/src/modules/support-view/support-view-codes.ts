import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { orUnavailable } from '../identity/public.js';
import { secretHash } from '../../platform/secret-hash.js';

/** How long a code may be exchanged, in seconds: from the click to the new tab. */
export const codeSeconds = 60;

/** Codes that carry a support view from the admin app to a tab of the affiliate app. Each is good once. */
@Injectable()
export class SupportViewCodes {
  constructor(private readonly redis: Redis) {}

  async issue(supportViewId: string): Promise<string> {
    const code = randomBytes(32).toString('base64url');
    await orUnavailable(this.redis.set(keyOf(code), supportViewId, 'EX', codeSeconds));
    return code;
  }

  /** @returns the id of the view; null when the code is unknown, too old or was exchanged before */
  redeem(code: string): Promise<string | null> {
    return orUnavailable(this.redis.getdel(keyOf(code)));
  }
}

function keyOf(code: string): string {
  return `support-view-code:${secretHash(code).toString('hex')}`;
}
