import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import {
  couponsChange,
  couponsExport,
  couponsExportChosen,
  couponsList,
} from '@tributary/frontend-shared/api/generated/operations';
import type { CouponRow } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { rowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { May } from '@tributary/frontend-shared/session/may';
import { glossary } from '@tributary/backend/kernel/glossary';
import { LiveActions } from '../directory/live-actions';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { BulkChange } from '../lists/bulk-change';
import { BulkSwitch } from '../lists/bulk-switch';
import { givenList } from '../lists/given-list';
import { ListPage } from '../lists/list-page';
import { ViewTabs } from '../lists/view-tabs';
import { couponStrings } from './coupons.strings';

const texts = couponStrings;

/** Every coupon, each with its switch. */
@Component({
  selector: 'adm-coupons-page',
  imports: [BulkSwitch, ErrorState, ListPage, LiveActions, May, RouterLink, StateChip, TableCell, Time, ViewTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './coupons-page.html',
})
export class CouponsPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly given = givenList({ list: 'coupons', texts });
  protected readonly filter = this.given.filter;
  protected readonly views = this.given.views;
  protected readonly filters = this.given.filters;
  protected readonly selection = rowSelection();
  protected readonly bulk = new BulkChange();
  protected readonly nameOf = ({ code }: CouponRow) => code;
  protected readonly change = (id: string, active: boolean) => this.api.call(couponsChange, { id, body: { active } });
  protected readonly find = this.given.find;
  protected readonly texts = texts;
  protected readonly switching = new Submission();
  protected readonly columns: readonly Column<CouponRow>[] = [
    { id: 'code', label: texts.code, text: ({ code }) => code },
    { id: 'state', label: texts.state, text: ({ active }) => (active ? texts.on : texts.off) },
    { id: 'affiliate', label: texts.affiliate, text: ({ affiliate }) => affiliate.name, optional: 'shown' },
    { id: 'program', label: texts.program, text: ({ program }) => program.name, optional: 'shown', from: 900 },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown', from: 760 },
    { id: 'uses', label: texts.uses, text: () => '' },
    { id: 'change', label: texts.change, text: () => '', align: 'end', stays: true },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(couponsList, this.given.params);
  protected readonly saveFile = () => this.api.save(couponsExport, this.given.params());
  protected readonly saveChosen = (ids: readonly string[]) =>
    this.api.save(couponsExportChosen, { ...this.given.params(), body: { ids: [...ids] } });

  protected async switchTo(row: CouponRow, active: boolean): Promise<void> {
    const { id } = row;
    const changed = await this.switching.run({ id, active }, {}, () =>
      this.api.call(couponsChange, { id, body: { active } }),
    );
    if (!changed) return;
    this.list.change((rows) => rows.map((row) => (row.id === id ? { ...row, ...changed } : row)));
    const text = active ? texts.switchedOn(changed.code) : texts.switchedOff(changed.code);
    this.toasts.show(text, { undo: () => void this.switchTo(row, !active) });
  }

  protected replace({ id, active }: { readonly id: string; readonly active: boolean }): void {
    this.list.change((rows) => rows.map((row) => (row.id === id ? { ...row, active } : row)));
  }
}
