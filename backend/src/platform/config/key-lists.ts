import { z } from 'zod';

/** `0:<base64url>,1:<base64url>`: keys by number; the first one signs, all of them verify. */
export const clickIdKeys = z.string().transform((text, ctx) => {
  const keys = text.split(',').map((part) => {
    const match = /^(\d{1,2}):([A-Za-z0-9_-]{43,})$/.exec(part.trim());
    const id = Number(match?.[1]);
    if (!match?.[2] || id > 15) {
      ctx.addIssue('must be a list of <0-15>:<at least 32 bytes as base64url>');
      return z.NEVER;
    }
    return { id, secret: Buffer.from(match[2], 'base64url') };
  });
  return keys;
});

/** `<id>:<base64url of 32 bytes>,…`: keys by name; the first one encrypts, all of them decrypt. */
export const factorKeys = z.string().transform((text, ctx) =>
  text.split(',').map((part) => {
    const [, id, encoded] = /^([A-Za-z0-9-]{1,20}):([A-Za-z0-9_-]{43})$/.exec(part.trim()) ?? [];
    if (id === undefined || encoded === undefined) {
      ctx.addIssue('must be a list of <letters and digits>:<32 bytes as base64url>');
      return z.NEVER;
    }
    return { id, secret: Buffer.from(encoded, 'base64url') };
  }),
);

/** `3:<secret>,2:<secret>`: keys by number, from 2 on. */
export const customerHashKeys = z
  .string()
  .default('')
  .transform((text, ctx) =>
    text.split(',').flatMap((part) => {
      if (part.trim() === '') return [];
      const [, no, secret] = /^(\d{1,3}):(\S{32,})$/.exec(part.trim()) ?? [];
      if (no === undefined || secret === undefined || Number(no) < 2) {
        ctx.addIssue('must be a list of <number from 2 on>:<secret of at least 32 characters>');
        return z.NEVER;
      }
      return [{ no: Number(no), secret }];
    }),
  );
