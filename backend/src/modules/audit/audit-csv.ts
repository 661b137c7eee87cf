import type { CsvColumn } from '../../platform/csv.js';
import type { AuditEntryView } from './list-audit.query.js';

/** The columns of a file of the audit trail: one line for each command. */
export const auditCsv: readonly CsvColumn<AuditEntryView>[] = [
  { heading: 'At (UTC)', value: ({ at }) => at },
  { heading: 'Action', value: ({ action }) => action },
  { heading: 'By', value: ({ actor }) => actor.name },
  { heading: 'By kind', value: ({ actor }) => actor.kind },
  { heading: 'By ID', value: ({ actor }) => actor.id },
  { heading: 'On behalf of', value: ({ onBehalfOf }) => onBehalfOf?.name },
  {
    heading: 'Changed',
    value: ({ changes, names }) => changes.map(({ kind, id }) => `${kind} ${names[id] ?? id}`).join('; '),
  },
  { heading: 'Changes', value: ({ changes }) => JSON.stringify(changes) },
  { heading: 'IP address', value: ({ ip }) => ip },
  { heading: 'Browser', value: ({ userAgent }) => userAgent },
  { heading: 'Request ID', value: ({ requestId }) => requestId },
  { heading: 'Verified entry', value: ({ seal }) => seal?.seq },
  { heading: 'Entry ID', value: ({ id }) => id },
];
