import { describe, expect, test } from '@jest/globals';
import { documentSchemaVersion, readDocument } from './terms-document.js';

const percent = { id: 'base', kind: 'percent', percent: '7.5', base: 'net' };
const flat = { id: 'sign-up', kind: 'flat', amount: '3.00' };
const document = { attribution: { model: 'last_click', windowDays: 30 }, commissionRules: [percent], holdDays: 30 };

describe('a stored document', () => {
  test.each([
    ['one rule', document],
    ['rules of both kinds', { ...document, commissionRules: [percent, flat] }],
  ])('with %s is read as it was written', (_, written) => {
    expect(readDocument(documentSchemaVersion, written)).toEqual(written);
  });

  test.each([
    ['no rules', { ...document, commissionRules: [] }],
    ['a rule without id', { ...document, commissionRules: [{ ...percent, id: undefined }] }],
    ['a rule that mixes kinds', { ...document, commissionRules: [{ ...flat, percent: '5' }] }],
    ['no attribution policy', { ...document, attribution: undefined }],
    ['a field that this schema does not know', { ...document, budget: '100.00' }],
  ])('with %s is refused', (_, written) => {
    expect(() => readDocument(documentSchemaVersion, written)).toThrow();
  });

  test('of a later schema is not read as if it were of this one', () => {
    expect(() => readDocument(documentSchemaVersion + 1, document)).toThrow(/schema 2 cannot be read/);
  });
});
