import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { orUnavailable } from '../identity/public.js';

/** What is begun with one request and finished with the next. */
export type SetUp = 'totp' | 'passkey' | 'passkey-sign-in';

/** How long somebody has for it, in seconds. A passkey's challenge must be answered at once, an app is found first. */
const seconds: Readonly<Record<SetUp, number>> = { totp: 600, passkey: 300, 'passkey-sign-in': 300 };

/** Keeps challenges and unconfirmed secrets of a session for some minutes. Each is good once. */
@Injectable()
export class SetUps {
  constructor(private readonly redis: Redis) {}

  /** Keeps it in place of what was begun before. */
  async begin(kind: SetUp, sessionId: string, value: string): Promise<void> {
    await orUnavailable(this.redis.set(keyOf(kind, sessionId), value, 'EX', seconds[kind]));
  }

  /** What was begun, without taking it. */
  async look(kind: SetUp, sessionId: string): Promise<string | undefined> {
    return (await orUnavailable(this.redis.get(keyOf(kind, sessionId)))) ?? undefined;
  }

  /** Takes what was begun: of two at once, one gets it. */
  async take(kind: SetUp, sessionId: string): Promise<string | undefined> {
    return (await orUnavailable(this.redis.getdel(keyOf(kind, sessionId)))) ?? undefined;
  }
}

function keyOf(kind: SetUp, sessionId: string): string {
  return `factor-set-up:${kind}:${sessionId}`;
}
