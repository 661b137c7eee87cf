import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { sessionEnded } from './auth.errors.js';
import { orUnavailable } from './or-unavailable.js';
import { secretHash } from './secrets.js';

/** How long a session may rest before it ends, in seconds. */
export const sessionSeconds = 30 * 24 * 60 * 60;

const firstEpoch = '0';

/**
 * Replaces the family's token if the one shown is its current one. Any other token of the family was used before, by its
 * owner or by a thief: nobody can tell which, so the whole family ends. One script, so two uses at once cannot both win.
 */
const rotateScript = `
local current = redis.call('HGET', KEYS[1], 'current')
if not current then return false end
if current ~= ARGV[1] then redis.call('DEL', KEYS[1]) return false end
redis.call('HSET', KEYS[1], 'current', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return redis.call('HMGET', KEYS[1], 'user', 'epoch')`;

/**
 * Refresh tokens, by family: one family per sign-in, one current token per family. A token is `<family>.<secret>`; only
 * its hash is kept. Losing Redis signs people out and loses nothing else.
 */
@Injectable()
export class SessionStore {
  constructor(private readonly redis: Redis) {}

  /** Begins a family. @returns its first token */
  async begin(userId: string): Promise<string> {
    const token = newToken(randomBytes(16).toString('base64url'));
    const epoch = await this.epochOf(userId);
    await orUnavailable(
      this.redis
        .multi()
        .hset(keyOf(token), { user: userId, epoch, current: hashOf(token) })
        .expire(keyOf(token), sessionSeconds)
        .exec(),
    );
    return token;
  }

  /**
   * Takes a token and gives the next one of its family.
   * @throws DomainError `session_ended` when the family is gone, or the token was used before (which ends the family)
   */
  async rotate(token: string): Promise<{ userId: string; token: string }> {
    const [family] = token.split('.');
    if (family === undefined || family === '' || token.length > 200) throw sessionEnded();
    const next = newToken(family);
    const rotated: unknown = await orUnavailable(
      this.redis.eval(rotateScript, 1, keyOf(token), hashOf(token), hashOf(next), sessionSeconds),
    );
    const [userId, epoch] = Array.isArray(rotated) ? (rotated as unknown[]) : [];
    if (typeof userId !== 'string') throw sessionEnded();
    if ((epoch ?? firstEpoch) !== (await this.epochOf(userId))) {
      await this.end(next);
      throw sessionEnded();
    }
    return { userId, token: next };
  }

  /** Ends the token's family; nothing happens when it ended already. */
  async end(token: string): Promise<void> {
    await orUnavailable(this.redis.del(keyOf(token)));
  }

  /** Ends every family that a person has begun so far: each notices at its next rotation that its epoch is over. */
  async endAll(userId: string): Promise<void> {
    await orUnavailable(this.redis.incr(epochKey(userId)));
  }

  private async epochOf(userId: string): Promise<string> {
    return (await orUnavailable(this.redis.get(epochKey(userId)))) ?? firstEpoch;
  }
}

function newToken(family: string): string {
  return `${family}.${randomBytes(32).toString('base64url')}`;
}

function keyOf(token: string): string {
  return `session:${token.split('.')[0] ?? ''}`;
}

function epochKey(userId: string): string {
  return `session-epoch:${userId}`;
}

function hashOf(token: string): string {
  return secretHash(token).toString('hex');
}
