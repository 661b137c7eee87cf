import { z } from 'zod';

/** An email address as somebody typed it: whether it can be one is not the question where it only has to be found. */
export const typedEmailSchema = z.string().trim().normalize('NFC').min(1).max(254);

/** An email address as people sign in with; compared by `emailKey`. */
export const emailSchema = z
  .string()
  .trim()
  .normalize('NFC')
  .check(z.email({ message: 'must be an email address' }))
  .max(254)
  .meta({ example: 'ada@example.com' });

/** A new password: length is what counts (NIST SP 800-63B asks for 8 at least and no rules of composition). */
export const passwordSchema = z.string().min(10).max(200).meta({ format: 'password' });

/** The secret of a mailed link. */
export const linkTokenSchema = z.string().min(1).max(200);
