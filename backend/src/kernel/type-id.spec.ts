import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatTypeId, idPrefixes, isTypeId, parseTypeId } from './type-id.js';

// Vectors of the TypeID specification (valid.yml).
const vectors = [
  ['', '00000000-0000-0000-0000-000000000000', '00000000000000000000000000'],
  ['', '00000000-0000-0000-0000-000000000001', '00000000000000000000000001'],
  ['', '00000000-0000-0000-0000-000000000020', '00000000000000000000000010'],
  ['', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['prefix', '0110c853-1d09-52d8-d73e-1194e95b5f19', 'prefix_0123456789abcdefghjkmnpqrs'],
  ['prefix', '01890a5d-ac96-774b-bcce-b302099a8057', 'prefix_01h455vb4pex5vsknk084sn02q'],
  ['pre_fix', '00000000-0000-0000-0000-000000000000', 'pre_fix_00000000000000000000000000'],
] as const;

describe('TypeID', () => {
  test.each(vectors)('prefix %j and %s ⇄ %s', (prefix, uuid, text) => {
    expect(formatTypeId(prefix, uuid)).toBe(text);
    expect(parseTypeId(text)).toEqual({ prefix, uuid });
  });

  test.each([
    ['nothing', ''],
    ['upper-case prefix', 'PREFIX_00000000000000000000000000'],
    ['digit in the prefix', '12345_00000000000000000000000000'],
    ['space', '  prefix_00000000000000000000000000'],
    ['separator without prefix', '_00000000000000000000000000'],
    ['prefix ends with underscore', 'prefix__00000000000000000000000000'],
    ['suffix too short', 'prefix_1234567890123456789012345'],
    ['suffix too long', 'prefix_123456789012345678901234567'],
    ['upper-case suffix', 'prefix_0123456789ABCDEFGHJKMNPQRS'],
    ['letters that are not in the alphabet', 'prefix_i23456789ol23456789oi23456'],
    ['more than 128 bits', 'prefix_8zzzzzzzzzzzzzzzzzzzzzzzzz'],
    ['a bare UUID', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ])('%s is refused', (_label, text) => {
    expect(() => parseTypeId(text)).toThrow(expect.objectContaining({ kind: 'invalid', code: 'id_malformed' }));
    expect(isTypeId('prefix', text)).toBe(false);
  });

  test('isTypeId asks for the very prefix', () => {
    const id = formatTypeId(idPrefixes.affiliate, '01890a5d-ac96-774b-bcce-b302099a8057');
    expect(isTypeId('aff', id)).toBe(true);
    expect(isTypeId('mer', id)).toBe(false);
    expect(isTypeId('af', id)).toBe(false);
  });

  test.each([
    ['Aff', '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['aff', 'not-a-uuid'],
  ])('formatting %s and %s is a RangeError', (prefix, uuid) => {
    expect(() => formatTypeId(prefix, uuid)).toThrow(RangeError);
  });

  test('every UUID comes back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(idPrefixes)), fc.uuid(), (prefix, uuid) => {
        expect(parseTypeId(formatTypeId(prefix, uuid.toUpperCase()))).toEqual({ prefix, uuid });
      }),
    );
  });
});
