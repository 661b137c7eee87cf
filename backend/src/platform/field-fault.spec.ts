import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { fieldFaults } from './field-fault.js';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  note: z.string().min(3).optional(),
  days: z.int().min(1).max(3650).optional(),
  scopes: z.array(z.string()).min(1).optional(),
  zone: z
    .string()
    .refine((text) => text.includes('/'), { message: 'must be the name of a zone' })
    .optional(),
});

function faults(input: object) {
  const { error } = schema.safeParse(input);
  return (error?.issues ?? [])
    .flatMap((issue) => fieldFaults(issue, 50))
    .map(({ path, code, limit }) => [path, code, limit]);
}

describe('B18: the code of a field’s fault', () => {
  test.each([
    [{ name: '' }, ['name', 'required', undefined]],
    [{ name: 'too long' }, ['name', 'too_long', 5]],
    [{ name: 'a', note: 'b' }, ['note', 'too_short', 3]],
    [{ name: 'a', days: 0 }, ['days', 'too_low', 1]],
    [{ name: 'a', days: 9999 }, ['days', 'too_high', 3650]],
    [{ name: 'a', scopes: [] }, ['scopes', 'too_few', 1]],
    [{ name: 'a', zone: 'x' }, ['zone', 'custom', undefined]],
    [{ name: 7 }, ['name', 'invalid_type', undefined]],
    [{ name: 'a', who: 1 }, ['who', 'unknown_field', undefined]],
  ])('B18: %j has %j', (input, fault) => expect(faults(input)).toEqual([fault]));
});
