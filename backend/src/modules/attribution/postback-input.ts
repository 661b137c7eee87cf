import type { z } from 'zod';
import { validationFailed } from '../../platform/schema-pipe.js';
import { statusUnsupported } from './attribution.errors.js';
import { conversionFields, hasItsAmount, merchantReference } from './conversion-input.js';
import type { ConversionInput } from './conversion-input.js';
import type { PostbackParameters } from './postback-parameters.js';
import { postbackStatus } from './rules/postback-status.js';
import type { PostbackStatus } from './rules/postback-status.js';

/** A postback as read. */
export interface PostbackReport {
  readonly input: ConversionInput;
  readonly status: PostbackStatus;
  /** Whether it says which type of conversion it means; else it means the one there is. */
  readonly typeNamed: boolean;
  readonly refundId: string | undefined;
  /** Why an order is taken back: the sender's comment, else what its status calls it. */
  readonly reason: string;
}

const maxReason = 500;

/**
 * Reads a postback's parameters as a report of a conversion. Parameters that are not known are left aside: many systems append
 * their own. Letter case of names, of the type, status and currency does not matter.
 * @throws DomainError `validation_failed`, `status_unsupported`, `macro_not_filled`, `text_not_storable`
 */
export function readPostback(parameters: PostbackParameters): PostbackReport {
  const field = parameters.value.bind(parameters);
  const word = statusWord(parameters);
  const status = word === undefined ? 'approved' : postbackStatus(word);
  if (status === undefined) throw statusUnsupported(parameters.nameOf('status'), word ?? '');
  const type = typeOf(field('type')) ?? (status === 'lead' ? 'lead' : undefined);
  const amount = field('amount');
  const result = conversionFields.safeParse({
    orderId: field('orderId'),
    type,
    clickId: field('clickId'),
    couponCode: field('couponCode'),
    programId: field('programId'),
    occurredAt: field('occurredAt'),
    ...(amount === undefined ? {} : { amount: { amount, currency: currencyOf(field('currency')) } }),
  });
  const refundId = merchantReference.optional().safeParse(field('refundId'));
  const issues = [...issuesOf(result), ...issuesOf(refundId, 'refundId')];
  if (!result.success || !refundId.success) throw invalid(issues, parameters);
  if (status === 'approved') assertAmount(result.data);
  const typeNamed = field('type') !== undefined;
  const reason = (field('reason') ?? `reported as ${inWords(word) ?? status}`).slice(0, maxReason).toWellFormed();
  return { input: result.data, status, typeNamed, refundId: refundId.data, reason };
}

/**
 * That a sale has its amount, where it is going to be recorded as one.
 * @throws DomainError `validation_failed`
 */
export function assertAmount(input: ConversionInput): void {
  if (!hasItsAmount(input)) throw validationFailed([{ path: ['amount'], message: 'is required for a sale' }]);
}

function statusWord(parameters: PostbackParameters): string | undefined {
  const word = parameters.value('status');
  if (word !== undefined) return word;
  const short = parameters.value('shortStatus');
  return short !== undefined && postbackStatus(short) !== undefined ? short : undefined;
}

/** A number or a letter tells nobody anything. */
function inWords(word: string | undefined): string | undefined {
  return word !== undefined && word.length > 1 ? word : undefined;
}

/** Affise numbers its goals, and goal 1 is the one that a report without a goal means. */
function typeOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '1') return undefined;
  return /^\d+$/.test(text) ? `goal_${text}` : text.toLowerCase();
}

function currencyOf(text: string | undefined): string | undefined {
  return text?.toUpperCase();
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function issuesOf(result: z.ZodSafeParseResult<unknown>, at?: string): Issue[] {
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: at === undefined ? path : [at], message }));
}

function invalid(issues: readonly Issue[], parameters: PostbackParameters) {
  return validationFailed(issues.map(({ path, message }) => ({ message, path: [parameterOf(path, parameters)] })));
}

/** `amount.currency` is one parameter here. */
function parameterOf(path: readonly PropertyKey[], parameters: PostbackParameters): string {
  const [first, second] = path.map(String);
  return parameters.nameOf(second === 'currency' ? second : (first ?? ''));
}
