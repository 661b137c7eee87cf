import type { FieldError } from '../kernel/domain-error.js';

/** One thing that zod finds wrong, as far as answers need it. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
  /** What is too small or too big: `string`, `number`, `array` … */
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** The fields that an issue is about, `most` of them, each with a code that clients may put into words of their own. */
export function fieldFaults(issue: Issue, most: number): FieldError[] {
  const path = short((issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'));
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).slice(0, most).map((key) => ({
      path: short(path === '' ? key : `${path}.${key}`),
      message: 'Unknown field.',
      code: 'unknown_field',
    }));
  return [{ path, message: issue.message, ...kindOf(issue) }];
}

/** The sender chose the names of unknown fields: the answer does not carry a long one back in full. */
function short(path: string): string {
  return path.length <= 200 ? path : `${path.slice(0, 199)}…`;
}

function kindOf({ code, origin = '', minimum, maximum }: Issue): { code?: string; limit?: number } {
  if (code === 'too_small' && minimum !== undefined) {
    if (origin === 'string' && Number(minimum) === 1) return { code: 'required' };
    return { code: { string: 'too_short', array: 'too_few' }[origin] ?? 'too_low', limit: Number(minimum) };
  }
  if (code === 'too_big' && maximum !== undefined)
    return { code: { string: 'too_long', array: 'too_many' }[origin] ?? 'too_high', limit: Number(maximum) };
  return code === undefined ? {} : { code };
}
