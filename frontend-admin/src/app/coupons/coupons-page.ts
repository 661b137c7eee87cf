import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { couponsChange } from '@tributary/frontend-shared/api/generated/fn/coupons/coupons-change';
import { couponsList } from '@tributary/frontend-shared/api/generated/fn/coupons/coupons-list';
import type { Coupon } from '@tributary/frontend-shared/api/generated/models/coupon';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { May } from '@tributary/frontend-shared/session/may';
import { AffiliateNames } from '../directory/affiliate-names';
import { allRows } from '../directory/all-rows';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { urlValues } from '../directory/url-values';
import { Submission } from '../forms/submission';
import { couponStrings } from './coupons.strings';

const texts = couponStrings;

/** Every coupon, each with its switch. */
@Component({
  selector: 'adm-coupons-page',
  imports: [May, DataTable, Empty, ErrorState, FilterBar, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './coupons-page.html',
})
export class CouponsPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly scope = inject(ProgramScope);
  protected readonly names = inject(AffiliateNames);
  protected readonly programs = inject(ProgramDirectory);
  protected readonly url = urlValues(['q', 'active', 'affiliate']);
  protected readonly texts = texts;
  protected readonly switching = new Submission();
  protected readonly filters = computed<readonly Filter[]>(() => {
    const { affiliate } = this.url.values();
    const own = affiliate === undefined ? [] : [{ value: affiliate, label: this.names.name(affiliate) }];
    return [
      {
        ...{ id: 'active', label: texts.state, phrase: texts.thatAre, kind: 'choice', placeholder: texts.anyState },
        options: [
          { value: 'true', label: texts.on },
          { value: 'false', label: texts.off },
        ],
      },
      ...(own.length === 0
        ? []
        : [
            {
              ...{ id: 'affiliate', label: texts.affiliate, phrase: texts.of, kind: 'choice' as const },
              ...{ placeholder: texts.anyAffiliate, options: own },
            },
          ]),
      { id: 'q', label: texts.search, phrase: texts.containing, kind: 'text', placeholder: texts.anything },
    ];
  });
  protected readonly columns: readonly Column<Coupon>[] = [
    { id: 'code', label: texts.code, text: ({ code }) => code },
    { id: 'state', label: texts.state, text: ({ active }) => (active ? texts.on : texts.off) },
    {
      id: 'affiliate',
      label: texts.affiliate,
      text: ({ affiliateId }) => this.names.name(affiliateId),
      optional: 'shown',
    },
    { id: 'program', label: texts.program, text: ({ programId }) => this.programs.name(programId), optional: 'shown' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown' },
    { id: 'uses', label: texts.uses, text: () => '' },
    { id: 'change', label: texts.change, text: () => '', align: 'end' },
    { id: 'id', label: 'Id', text: ({ id }) => id, optional: 'hidden' },
  ];
  private readonly params = computed(() => {
    const { q, active, affiliate } = this.url.values();
    return { programId: this.scope.programId(), affiliateId: affiliate, active, q };
  });
  protected readonly list = pagedList(couponsList, this.params);
  protected readonly isFiltered = computed(() => Object.values(this.params()).some((value) => value !== undefined));
  protected readonly rowId = ({ id }: Coupon) => id;
  protected readonly readAll = () => allRows(this.api, couponsList, this.params());

  protected async switchTo({ id }: Coupon, active: boolean): Promise<void> {
    const changed = await this.switching.run({ id, active }, {}, () =>
      this.api.call(couponsChange, { id, body: { active } }),
    );
    if (!changed) return;
    this.list.change((rows) => rows.map((row) => (row.id === id ? changed : row)));
    const text = active ? texts.switchedOn(changed.code) : texts.switchedOff(changed.code);
    this.toasts.show(text, { undo: () => void this.switchTo(changed, !active) });
  }

  protected clear(): void {
    this.url.set({ q: undefined, active: undefined, affiliate: undefined });
    this.scope.choose(undefined);
  }
}
