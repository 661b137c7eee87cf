import { clicksRecordedV1 } from '@tributary/backend/contracts/click-recorded.v1';
import { commissionAccruedV1 } from '@tributary/backend/contracts/commission-accrued.v1';
import { commissionApprovedV1 } from '@tributary/backend/contracts/commission-approved.v1';
import { commissionHeldV1 } from '@tributary/backend/contracts/commission-held.v1';
import { commissionRejectedV1 } from '@tributary/backend/contracts/commission-rejected.v1';
import { commissionReversedV1 } from '@tributary/backend/contracts/commission-reversed.v1';
import { conversionRecordedV1 } from '@tributary/backend/contracts/conversion-recorded.v1';
import { conversionRefundedV1 } from '@tributary/backend/contracts/conversion-refunded.v1';
import { conversionRejectedV1 } from '@tributary/backend/contracts/conversion-rejected.v1';
import { z } from 'zod';
import { clickRows } from './projectors/clicks.js';
import { commissionEntryRow } from './projectors/commission-entries.js';
import type { CommissionEvent } from './projectors/commission-entries.js';
import { conversionEventRow } from './projectors/conversion-events.js';
import type { ConversionEvent } from './projectors/conversion-events.js';
import type { Origin, Row } from './projectors/projected-table.js';
import type { ProjectedTable } from './projectors/tables.js';

/** What a message means to the tables. `unknown` is an event type of a newer writer: none of our business. */
export type Decoded =
  | { readonly kind: 'rows'; readonly table: ProjectedTable; readonly rows: readonly Row[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'poison'; readonly reason: string };

type Projector = (event: unknown, origin: Origin) => Decoded;

const conversionRow = (event: ConversionEvent, origin: Origin): readonly Row[] => [conversionEventRow(event, origin)];
const entryRow = (event: CommissionEvent, origin: Origin): readonly Row[] => [commissionEntryRow(event, origin)];

const projectors = new Map<string, Projector>([
  ['tributary.clicks.recorded.v1', projector(clicksRecordedV1, 'clicks', clickRows)],
  ['tributary.conversion.recorded.v1', projector(conversionRecordedV1, 'conversion_events', conversionRow)],
  ['tributary.conversion.refunded.v1', projector(conversionRefundedV1, 'conversion_events', conversionRow)],
  ['tributary.conversion.rejected.v1', projector(conversionRejectedV1, 'conversion_events', conversionRow)],
  ['tributary.commission.accrued.v1', projector(commissionAccruedV1, 'commission_entries', entryRow)],
  ['tributary.commission.held.v1', projector(commissionHeldV1, 'commission_entries', entryRow)],
  ['tributary.commission.approved.v1', projector(commissionApprovedV1, 'commission_entries', entryRow)],
  ['tributary.commission.reversed.v1', projector(commissionReversedV1, 'commission_entries', entryRow)],
  ['tributary.commission.rejected.v1', projector(commissionRejectedV1, 'commission_entries', entryRow)],
]);

const anyEvent = z.object({ specversion: z.literal('1.0'), type: z.string() });
const text = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads one message. Never throws: what cannot be read, does not match its schema or cannot be stored is `poison`, with
 * a reason that holds no value of the message.
 */
export function decodeMessage(data: Uint8Array, origin: Origin): Decoded {
  try {
    const event: unknown = JSON.parse(text.decode(data));
    const known = anyEvent.safeParse(event);
    if (!known.success) return poison(`not an event: ${describe(known.error)}`);
    return projectors.get(known.data.type)?.(event, origin) ?? { kind: 'unknown' };
  } catch (error) {
    return poison(error instanceof RangeError ? 'time out of range' : 'not JSON');
  }
}

function projector<T>(
  schema: z.ZodType<T>,
  table: ProjectedTable,
  toRows: (event: T, origin: Origin) => readonly Row[],
): Projector {
  return (event, origin) => {
    const result = schema.safeParse(event);
    if (!result.success) return poison(describe(result.error));
    return { kind: 'rows', table, rows: toRows(result.data, origin) };
  };
}

function describe(error: z.ZodError): string {
  const [first] = error.issues;
  return first === undefined ? 'invalid' : `${first.path.join('.')}: ${first.code}`;
}

function poison(reason: string): Decoded {
  return { kind: 'poison', reason };
}
