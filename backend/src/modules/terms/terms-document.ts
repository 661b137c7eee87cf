import { z } from 'zod';
import type { CommissionRate } from '../../kernel/commission-rule.js';

export const attributionModel = z.enum(['last_click', 'coupon_first']);

/** The fields of what a rule pays, for every schema that states it: documents, requests and answers. */
export const percentFields = {
  kind: z.literal('percent'),
  percent: z.string(),
  base: z.enum(['gross', 'net']),
};
export const flatFields = { kind: z.literal('flat'), amount: z.string() };

const ruleId = z.string().min(1);
const commissionRule = z.discriminatedUnion('kind', [
  z.strictObject({ id: ruleId, ...percentFields }),
  z.strictObject({ id: ruleId, ...flatFields }),
]) satisfies z.ZodType<CommissionRate & { id: string }>;

/** What a new version is written as. A document that was written keeps its schema: a change of this one is a further version. */
export const documentSchemaVersion = 1;

/** How a program pays. Amounts are decimals of the program's currency, with all of its decimals. */
export const termsDocument = z.strictObject({
  attribution: z.strictObject({ model: attributionModel, windowDays: z.int() }),
  /** In the order in which they are asked; ids stay the same over versions. */
  commissionRules: z.tuple([commissionRule], commissionRule),
  holdDays: z.int(),
});
export type TermsDocument = z.infer<typeof termsDocument>;

/** The rule of a program that has one. */
export const baseRuleId = 'base';

/** Reads a stored document by the schema that it was written in. */
export function readDocument(schemaVersion: number, document: unknown): TermsDocument {
  if (schemaVersion !== documentSchemaVersion) throw new Error(`terms of schema ${schemaVersion} cannot be read`);
  return termsDocument.parse(document);
}
