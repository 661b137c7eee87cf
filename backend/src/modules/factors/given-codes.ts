import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Tx } from '../../platform/transaction.js';
import { codeRefused } from './factor.errors.js';
import { FactorKeys } from './factor-keys.js';
import { findTotpSecrets, markUsed } from './factor.store.js';
import { readRecoveryCode, recoveryCodeHash } from './recovery-codes.js';
import { drift, readAppCode, stepAt, stepOfCode } from './totp.js';
import { findRecoverySalt, takeRecoveryCode, takeStep } from './used-code.store.js';

/** Uses a code up. @returns what stands in the audit trail. @throws DomainError `factor_refused` when it was used before */
export type TakeCode = (tx: Tx) => Promise<object>;

/** Finds out what somebody typed: a code of one of their authenticator apps, or one of their recovery codes. */
@Injectable()
export class GivenCodes {
  constructor(
    private readonly db: Database,
    private readonly keys: FactorKeys,
    private readonly clock: Clock,
  ) {}

  /** How to use the code up; undefined when it is none of this person's. */
  async find(userId: string, typed: string): Promise<TakeCode | undefined> {
    return (await this.appCode(userId, typed)) ?? (await this.recoveryCode(userId, typed));
  }

  private async appCode(userId: string, typed: string): Promise<TakeCode | undefined> {
    // No secrets are looked up for what can only be a recovery code.
    if (readAppCode(typed) === undefined) return undefined;
    const now = this.clock.now();
    for (const { id, sealed } of await findTotpSecrets(this.db, userId)) {
      const step = stepOfCode(this.keys.open(userId, sealed), typed, now);
      if (step === undefined) continue;
      return async (tx) => {
        if (!(await takeStep(tx, userId, step, stepAt(now) - drift))) throw codeRefused();
        await markUsed(tx, id);
        return { factor: id };
      };
    }
    return undefined;
  }

  private async recoveryCode(userId: string, typed: string): Promise<TakeCode | undefined> {
    const code = readRecoveryCode(typed);
    const salt = code === undefined ? undefined : await findRecoverySalt(this.db, userId);
    if (code === undefined || salt === undefined) return undefined;
    const hash = await recoveryCodeHash(code, salt);
    return async (tx) => {
      const left = await takeRecoveryCode(tx, userId, hash);
      if (left === undefined) throw codeRefused();
      return { factor: 'recovery code', recoveryCodesLeft: left };
    };
  }
}
