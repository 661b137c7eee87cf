import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { alertsList } from '@tributary/frontend-shared/api/generated/operations';
import type { Alert, AlertChecks } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { rowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { Session } from '@tributary/frontend-shared/session/session';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { LiveActions } from '../directory/live-actions';
import { BulkChange } from '../lists/bulk-change';
import { listFilter } from '../lists/list-filter';
import { ListPage } from '../lists/list-page';
import { AlertStory } from './alert-story';
import { BulkResolve } from './bulk-resolve';
import { securityStrings } from './security.strings';

const texts = securityStrings;
const kinds = [
  'new_device',
  'new_country',
  'failure_burst',
  'many_accounts',
  'shared_address',
  'factors_reset',
  'refresh_reuse',
] as const;
const kindWords: Readonly<Record<string, string>> = texts.kinds;
const states = ['open', 'resolved'] as const;

/** What looked wrong: how bad, what happened, whom it concerns; to be worked off with a note. */
@Component({
  selector: 'adm-security-page',
  imports: [AlertStory, BulkResolve, ListPage, LiveActions, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './security-page.html',
})
export class SecurityPage {
  protected readonly filter = listFilter(['state', 'kind']);
  protected readonly texts = texts;
  private readonly session = inject(Session);
  private readonly chosen = rowSelection();
  protected readonly selection = computed(() => (this.session.may('alerts:write') ? this.chosen : undefined));
  protected readonly bulk = new BulkChange();
  protected readonly nameOf = ({ summary }: Alert) => summary;
  private readonly checks = httpResource<AlertChecks>(() => '/v1/security/checks');
  protected readonly off = computed(() => {
    if (!this.checks.hasValue()) return [];
    return this.checks
      .value()
      .checks.filter(({ on }) => !on)
      .map(({ kind, reason }) => texts.off(kindWords[kind] ?? kind, reason ?? ''));
  });
  protected readonly filters: readonly Filter[] = [
    {
      ...{ id: 'state', label: texts.state, phrase: texts.thatIs, kind: 'choice', placeholder: texts.anyState },
      options: states.map((value) => ({ value, label: stateWord('alert', value).toLowerCase() })),
    },
    {
      ...{ id: 'kind', label: texts.kind, phrase: texts.ofKind, kind: 'choice', placeholder: texts.anyKind },
      options: kinds.map((value) => ({ value, label: texts.kinds[value] })),
    },
  ];
  protected readonly columns: readonly Column<Alert>[] = [
    { id: 'at', label: texts.at, text: ({ lastAt }) => lastAt },
    { id: 'severity', label: texts.severity, text: ({ severity }) => stateWord('severity', severity) },
    { id: 'what', label: texts.what, text: ({ summary }) => summary, wide: true, lines: true },
    { id: 'who', label: texts.who, text: (alert) => this.who(alert), optional: 'shown' },
    { id: 'count', label: texts.count, text: ({ count }) => String(count), align: 'end', optional: 'shown' },
    { id: 'state', label: texts.state, text: ({ state }) => stateWord('alert', state) },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(alertsList, () => {
    const { state, kind } = this.filter.values();
    return { state: states.find((one) => one === state), kind: kinds.find((one) => one === kind) };
  });

  protected who({ subject }: Alert): string {
    return subject.kind === 'address' ? texts.address(subject.id) : (subject.name ?? subject.id);
  }

  protected replace(alert: Alert): void {
    this.list.change((rows) => rows.map((row) => (row.id === alert.id ? alert : row)));
  }
}
