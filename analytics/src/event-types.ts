import { clicksRecordedV1 } from '@tributary/backend/contracts/click-recorded.v1';
import { commissionAccruedV1 } from '@tributary/backend/contracts/commission-accrued.v1';
import { commissionApprovedV1 } from '@tributary/backend/contracts/commission-approved.v1';
import { commissionHeldV1 } from '@tributary/backend/contracts/commission-held.v1';
import { commissionRejectedV1 } from '@tributary/backend/contracts/commission-rejected.v1';
import { commissionReversedV1 } from '@tributary/backend/contracts/commission-reversed.v1';
import { conversionRecordedV1 } from '@tributary/backend/contracts/conversion-recorded.v1';
import { conversionRecordedV2 } from '@tributary/backend/contracts/conversion-recorded.v2';
import { conversionRefundedV1 } from '@tributary/backend/contracts/conversion-refunded.v1';
import { conversionRefundedV2 } from '@tributary/backend/contracts/conversion-refunded.v2';
import { conversionRejectedV1 } from '@tributary/backend/contracts/conversion-rejected.v1';
import { conversionRejectedV2 } from '@tributary/backend/contracts/conversion-rejected.v2';
import { outboxEvent } from '@tributary/backend/contracts/events';
import { z } from 'zod';
import { clickRows } from './projectors/clicks.js';
import { commissionEntryRow } from './projectors/commission-entries.js';
import type { CommissionEvent } from './projectors/commission-entries.js';
import { conversionEventRow } from './projectors/conversion-events.js';
import type { ConversionEvent } from './projectors/conversion-events.js';
import type { Origin, Row } from './projectors/projected-table.js';
import type { ProjectedTable } from './projectors/tables.js';

/**
 * What a message means to one table. `other`: an event that does not concern it. `unknown`: an event type that this version
 * does not know, of a newer writer. `unreadable`: nobody can tell what it is. `poison`: of this table, and wrong.
 */
export type Decoded =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown'; readonly type: string }
  | { readonly kind: 'unreadable' | 'poison'; readonly reason: string };

interface Projector {
  readonly table: ProjectedTable;
  readonly project: (event: unknown, origin: Origin) => Decoded;
}

const conversionRow = (event: ConversionEvent, origin: Origin): readonly Row[] => [conversionEventRow(event, origin)];
const entryRow = (event: CommissionEvent, origin: Origin): readonly Row[] => [commissionEntryRow(event, origin)];

// Names of unknown types are part of the stored position, whose size is bounded.
const anyEvent = z.object({ specversion: z.literal('1.0'), type: z.string().max(128) });
const text = new TextDecoder('utf-8', { fatal: true });

/** What one version of the projector knows of events. */
export class EventTypes {
  constructor(
    /** By type. */
    readonly projectors: ReadonlyMap<string, Projector>,
    /** Types that are known and belong to no table. */
    readonly notProjected: ReadonlySet<string>,
  ) {}

  /** The table that an event type belongs to; undefined when it belongs to none, or is not known. */
  tableOf(type: string): ProjectedTable | undefined {
    return this.projectors.get(type)?.table;
  }

  isKnown(type: string): boolean {
    return this.projectors.has(type) || this.notProjected.has(type);
  }

  /** Reads one message for one table. Never throws; a reason holds no value of the message. */
  decode(table: ProjectedTable, data: Uint8Array, origin: Origin): Decoded {
    const event = parsed(data);
    if (event === undefined) return { kind: 'unreadable', reason: 'not JSON' };
    const known = anyEvent.safeParse(event);
    if (!known.success) return { kind: 'unreadable', reason: `not an event: ${describe(known.error)}` };
    const { type } = known.data;
    const projector = this.projectors.get(type);
    if (!projector) return this.isKnown(type) ? { kind: 'other' } : { kind: 'unknown', type };
    return projector.table === table ? projector.project(event, origin) : { kind: 'other' };
  }
}

/** The types of this version. */
export const eventTypes = new EventTypes(
  new Map<string, Projector>([
    ['tributary.clicks.recorded.v1', projector(clicksRecordedV1, 'clicks', clickRows)],
    ['tributary.conversion.recorded.v1', projector(conversionRecordedV1, 'conversion_events', conversionRow)],
    ['tributary.conversion.recorded.v2', projector(conversionRecordedV2, 'conversion_events', conversionRow)],
    ['tributary.conversion.refunded.v1', projector(conversionRefundedV1, 'conversion_events', conversionRow)],
    ['tributary.conversion.refunded.v2', projector(conversionRefundedV2, 'conversion_events', conversionRow)],
    ['tributary.conversion.rejected.v1', projector(conversionRejectedV1, 'conversion_events', conversionRow)],
    ['tributary.conversion.rejected.v2', projector(conversionRejectedV2, 'conversion_events', conversionRow)],
    ['tributary.commission.accrued.v1', projector(commissionAccruedV1, 'commission_entries', entryRow)],
    ['tributary.commission.held.v1', projector(commissionHeldV1, 'commission_entries', entryRow)],
    ['tributary.commission.approved.v1', projector(commissionApprovedV1, 'commission_entries', entryRow)],
    ['tributary.commission.reversed.v1', projector(commissionReversedV1, 'commission_entries', entryRow)],
    ['tributary.commission.rejected.v1', projector(commissionRejectedV1, 'commission_entries', entryRow)],
  ]),
  new Set<string>(outboxEvent.options.map(({ shape }) => shape.type.value)),
);

function parsed(data: Uint8Array): unknown {
  try {
    return JSON.parse(text.decode(data));
  } catch {
    return undefined;
  }
}

function projector<T>(
  schema: z.ZodType<T>,
  table: ProjectedTable,
  toRows: (event: T, origin: Origin) => readonly Row[],
): Projector {
  const project = (event: unknown, origin: Origin): Decoded => {
    const result = schema.safeParse(event);
    if (!result.success) return { kind: 'poison', reason: describe(result.error) };
    try {
      return { kind: 'rows', rows: toRows(result.data, origin) };
    } catch (error) {
      if (error instanceof RangeError) return { kind: 'poison', reason: 'time out of range' };
      throw error;
    }
  };
  return { table, project };
}

function describe(error: z.ZodError): string {
  const [first] = error.issues;
  return first === undefined ? 'invalid' : `${first.path.join('.')}: ${first.code}`;
}
