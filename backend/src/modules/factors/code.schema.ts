import { z } from 'zod';

/**
 * A code of a second factor as somebody typed it, wherever one is taken. What it is (six digits of an app, a recovery code)
 * and whether it is right is one question with one answer, `factor_refused`: see `readAppCode` and `readRecoveryCode`.
 */
export const typedCode = z.string().min(1).max(40);
