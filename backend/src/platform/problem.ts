import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { DomainErrorKind, FieldError } from '../kernel/domain-error.js';

/** An error answer after RFC 9457, with a stable machine `code`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string().optional(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        code: z.string().optional().meta({ description: 'Kind of the fault, such as too_long.' }),
        limit: z.number().optional().meta({ description: 'The bound that was passed.' }),
      }),
    )
    .optional(),
});
problemSchema.register(z.globalRegistry, { id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** HTTP status of each kind of expected failure. */
export const statusOfKind: Record<DomainErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_media: 415,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
};

export function problem(status: number, code: string, detail: string, errors: readonly FieldError[] = []): Problem {
  return {
    type: `urn:tributary:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    ...(errors.length > 0 ? { errors: errors.map((e) => ({ ...e })) } : {}),
  };
}
