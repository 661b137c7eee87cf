import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { merchantsGet, programsList } from '@tributary/frontend-shared/api/generated/operations';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { dataTableStrings } from '@tributary/frontend-shared/data-table/data-table.strings';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { May } from '@tributary/frontend-shared/session/may';
import { Time } from '@tributary/frontend-shared/time/time';
import { LiveActions } from '../directory/live-actions';
import { pageTitle } from '../directory/page-title';
import { DefaultProgram } from './default-program';
import { MerchantKeys } from './merchant-keys';
import { merchantStrings } from './merchants.strings';

/** One merchant: who it is, what it offers, and its keys. */
@Component({
  selector: 'adm-merchant-page',
  imports: [DefaultProgram, Empty, ErrorState, IdChip, LiveActions, May, MerchantKeys, RouterLink, Skeleton, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merchant-page.html',
})
export class MerchantPage {
  /** Out of the address. */
  readonly id = input.required<string>();

  protected readonly texts = merchantStrings;
  protected readonly merchant = apiResource(merchantsGet, () => ({ id: this.id() }));
  protected readonly programs = pagedList(programsList, () => ({ merchantId: this.id() }));
  protected readonly more = dataTableStrings;
  protected readonly missing = computed(() => {
    const error = this.merchant.error();
    return error !== undefined && ['merchant_not_found', 'validation_failed'].includes(problemOf(error).code);
  });

  constructor() {
    pageTitle(() => (this.merchant.hasValue() ? this.merchant.value().name : undefined));
  }
}
