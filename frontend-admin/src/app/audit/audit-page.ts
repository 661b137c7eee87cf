import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { auditExport, auditList } from '@tributary/frontend-shared/api/generated/operations';
import type { AuditEntry, AuditStatus } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { formatDay } from '@tributary/frontend-shared/time/format-time';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { dayEnd, dayStart } from '../directory/day-start';
import { browserTimeZone } from '../directory/time-zone';
import { listFilter } from '../lists/list-filter';
import { ListPage } from '../lists/list-page';
import { auditStrings } from './audit.strings';
import { changedFields, words } from './changed-fields';
import { EntryChanges } from './entry-changes';

const texts = auditStrings;

/** The names of commands that people look for; the trail knows more. */
const actions = [
  ...['ChangeProgram', 'AddTerms', 'CreateProgram', 'CreateMerchant', 'CreateAffiliate', 'AddMember', 'ChangeMember'],
  ...['ChangeOwnProfile', 'CreateLink', 'ChangeLink', 'CreateCoupon', 'ChangeCoupon', 'CreateApiKey', 'RevokeApiKey'],
  ...['InvitePerson', 'AcceptInvitation', 'ChangeRole', 'ChangeSuspension', 'ResetFactors'],
  ...['StartSupportView', 'LookInSupportView', 'EndSupportView'],
  ...['StartSession', 'ChangePassword', 'RecordConversion', 'RejectConversion', 'RefundConversion', 'RefundOrder'],
  ...['ChangeMerchant', 'ApproveDueCommissions'],
];

/** The trail of every change: who, what, from what to what, when and from where. */
@Component({
  selector: 'adm-audit-page',
  imports: [EntryChanges, ListPage, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styles: `
    details {
      display: inline-block;
    }
  `,
})
export class AuditPage {
  protected readonly filter = listFilter(['action', 'actor', 'q', 'target', 'from', 'to']);
  protected readonly texts = texts;
  protected readonly words = words;
  protected readonly status = httpResource<AuditStatus>(() => '/v1/audit/status');
  protected readonly standing = computed(() => {
    if (!this.status.hasValue()) return '';
    const { head, unsealed, anchor } = this.status.value();
    const sealed = head === null ? texts.nothingSealed : texts.sealedTo(head.seq);
    const anchored =
      anchor === null ? texts.notAnchored : texts.anchored(anchor.seq, formatDay(anchor.day, Date.now()));
    return [sealed, texts.waiting(unsealed.entries), anchored].filter((part) => part !== '').join(' · ');
  });
  private readonly api = inject(Api);
  private readonly params = computed(() => {
    const { from, to, ...others } = this.filter.values();
    return { ...others, from: from && dayStart(from, browserTimeZone), to: to && dayEnd(to, browserTimeZone) };
  });
  protected readonly filters: readonly Filter[] = [
    {
      ...{ id: 'action', label: texts.action, phrase: texts.thatIs, kind: 'choice', placeholder: texts.anyAction },
      options: actions.map((value) => ({ value, label: words(value) })),
    },
    { id: 'actor', label: texts.who, phrase: texts.byPerson, kind: 'text', placeholder: texts.anyone },
    { id: 'q', label: texts.target, phrase: texts.touching, kind: 'text', placeholder: texts.anything },
    { id: 'from', label: texts.firstDay, phrase: texts.since, kind: 'date', placeholder: '', added: true },
    { id: 'to', label: texts.lastDay, phrase: texts.until, kind: 'date', placeholder: '', added: true },
  ];
  protected readonly columns: readonly Column<AuditEntry>[] = [
    { id: 'at', label: texts.at, text: ({ at }) => at },
    { id: 'who', label: texts.who, text: (entry) => this.who(entry) },
    { id: 'action', label: texts.action, text: ({ action }) => words(action) },
    { id: 'changes', label: texts.changes, text: inOneLine, wide: true, lines: true },
    { id: 'ip', label: texts.from, text: ({ ip }) => ip ?? '', optional: 'shown', from: 1080 },
    { id: 'seal', label: texts.link, text: ({ seal }) => seal?.seq ?? texts.unsealed, align: 'end', optional: 'shown' },
    { id: 'browser', label: texts.browser, text: ({ userAgent }) => userAgent ?? '', optional: 'hidden' },
    { id: 'request', label: texts.request, text: ({ requestId }) => requestId ?? '', optional: 'hidden' },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(auditList, () => this.params());
  protected readonly saveFile = () => this.api.save(auditExport, this.params());

  protected who({ actor, onBehalfOf }: AuditEntry): string {
    const who = actor.kind === 'system' ? texts.system(actor.id) : (actor.name ?? actor.id);
    return onBehalfOf === null ? who : texts.inTheNameOf(who, onBehalfOf.name ?? onBehalfOf.affiliateId);
  }
}

/** For CSV: "program prg_…: Name: Spring → Autumn". */
function inOneLine({ changes }: AuditEntry): string {
  return changes
    .map((change) => {
      const fields = changedFields(change).map(
        ({ name, from, to }) => `${name}: ${[from, to].filter((part) => part !== null).join(' → ')}`,
      );
      return `${change.kind} ${change.id}: ${fields.join(', ')}`;
    })
    .join('; ');
}
