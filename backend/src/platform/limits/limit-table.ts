import { z } from 'zod';
import { limitClasses } from './limit-class.js';
import type { LimitClassName } from './limit-class.js';

/** Length of every window, in seconds. */
export const limitWindowSeconds = 60;

/** Requests within a window. */
export interface Quota {
  /** Of one person or one API key. */
  readonly perAccount: number;
  /** From one address, whoever asks: a whole office may sit behind one. */
  readonly perAddress: number;
}
export type LimitTable = Readonly<Record<LimitClassName, Quota>>;

/** The numbers, unless `LIMITS` says otherwise. Far beyond honest use; `docs/limits.md` says the same to callers. */
export const usualLimits: LimitTable = {
  'sign-in': { perAccount: 300, perAddress: 3_000 },
  read: { perAccount: 30_000, perAddress: 60_000 },
  write: { perAccount: 12_000, perAddress: 24_000 },
  report: { perAccount: 3_000, perAddress: 12_000 },
  conversions: { perAccount: 120_000, perAddress: 240_000 },
  postback: { perAccount: 120_000, perAddress: 240_000 },
};

const form = /^([a-z-]+)=(\d{1,9})\/(\d{1,9})$/;

/** `read=6000/24000,report=600/2400`: per account and per address in a minute, for the classes that are to differ. */
export const limitTable = z
  .string()
  .default('')
  .transform((text, ctx): LimitTable => {
    const table: Record<LimitClassName, Quota> = { ...usualLimits };
    for (const part of text.split(',').filter((one) => one.trim() !== '')) {
      const [, name, perAccount, perAddress] = form.exec(part.trim()) ?? [];
      const known = limitClasses.find((one) => one === name);
      if (known === undefined || Number(perAccount) < 1 || Number(perAddress) < 1) {
        ctx.addIssue(`must be a list of <class>=<per account>/<per address>; classes are ${limitClasses.join(', ')}`);
        return z.NEVER;
      }
      table[known] = { perAccount: Number(perAccount), perAddress: Number(perAddress) };
    }
    return table;
  });
