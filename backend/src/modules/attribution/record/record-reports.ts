import { DomainError } from '../../../kernel/domain-error.js';
import type { Fresh } from '../../../platform/transaction.js';
import type { ClickIdKey } from '../../tracking/public.js';
import type { CustomerHasher } from '../customer-hasher.js';
import { attribute } from './attribute.js';
import { evaluate } from './evaluate.js';
import { identify, isNew } from './identify.js';
import { lockCounters } from './lock-counters.js';
import type { Report } from './report.js';
import { answerRepeated, write } from './write.js';
import type { RecordedConversion } from './write.js';

/** What decisions draw on besides the reports and the database. */
export interface RecordingParts {
  readonly keys: readonly ClickIdKey[];
  readonly customers: CustomerHasher;
  /** How long an order's lock is waited for, in milliseconds. */
  readonly lockWaitMs: number;
}

/**
 * Records reports of different orders in one transaction, in five steps.
 * @returns for each its conversion, or the DomainError by which it was refused; a refused one has written nothing
 */
export async function recordReports(
  reports: readonly [Fresh<Report>, ...Fresh<Report>[]],
  parts: RecordingParts,
): Promise<(RecordedConversion | DomainError)[]> {
  const [{ tx }] = reports;
  const identified = await identify(reports, parts);
  const attributed = identified.filter(isNew).map(attribute);
  const sequenced = await lockCounters(tx, attributed);
  const evaluated = new Map(sequenced.map((order) => [order.report, evaluate(order, parts.customers)]));
  const answers: (RecordedConversion | DomainError)[] = [];
  for (const one of identified) {
    if (one instanceof DomainError) answers.push(one);
    else if (one.kind === 'repeated') answers.push(await answerRepeated(one));
    else answers.push(await write(evaluated.get(one.report) ?? missing()));
  }
  return answers;
}

function missing(): never {
  throw new Error('an order was not evaluated');
}
