import { Injectable, inject } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliatesGet } from '@tributary/frontend-shared/api/generated/fn/affiliates/affiliates-get';
import { ownAffiliateChange } from '@tributary/frontend-shared/api/generated/fn/affiliates/own-affiliate-change';
import { ownAffiliatePrograms } from '@tributary/frontend-shared/api/generated/fn/affiliates/own-affiliate-programs';
import { commissionList } from '@tributary/frontend-shared/api/generated/fn/commissions/commission-list';
import type { CommissionList$Params } from '@tributary/frontend-shared/api/generated/fn/commissions/commission-list';
import { ownEarningsEarnings } from '@tributary/frontend-shared/api/generated/fn/commissions/own-earnings-earnings';
import { conversionsGet } from '@tributary/frontend-shared/api/generated/fn/conversions/conversions-get';
import { linksChange } from '@tributary/frontend-shared/api/generated/fn/links/links-change';
import { linksCreate } from '@tributary/frontend-shared/api/generated/fn/links/links-create';
import { linksList } from '@tributary/frontend-shared/api/generated/fn/links/links-list';
import { reportsQuery } from '@tributary/frontend-shared/api/generated/fn/reports/reports-query';
import { supportViewList } from '@tributary/frontend-shared/api/generated/fn/support-view/support-view-list';
import { authChangePassword } from '@tributary/frontend-shared/api/generated/fn/sign-in/auth-change-password';
import type { LinksCreateInput } from '@tributary/frontend-shared/api/generated/models/links-create-input';
import type { ReportsQueryInput } from '@tributary/frontend-shared/api/generated/models/reports-query-input';
import { newIdempotencyKey } from '@tributary/frontend-shared/api/request-id';

/** What the affiliate app asks the API. Each call fails with what `problemOf` reads. */
@Injectable({ providedIn: 'root' })
export class AffiliateApi {
  private readonly api = inject(Api);

  readonly programs = () => this.api.call(ownAffiliatePrograms, {});
  readonly earnings = () => this.api.call(ownEarningsEarnings, {});
  readonly report = (body: ReportsQueryInput) => this.api.call(reportsQuery, { body });
  readonly commissions = (params: CommissionList$Params) =>
    this.api.call(commissionList, { ...params, livemode: 'true' });
  readonly conversion = (id: string) => this.api.call(conversionsGet, { id });
  readonly links = (cursor?: string) => this.api.call(linksList, { limit: 50, cursor });
  readonly supportLooks = () => this.api.call(supportViewList, { limit: 10 });
  readonly profile = (id: string) => this.api.call(affiliatesGet, { id });

  /** @param key the intention's own, so that a repeat after a lost answer makes no second link */
  readonly createLink = (body: LinksCreateInput, key: string) =>
    this.api.call(linksCreate, { body, 'Idempotency-Key': key });
  readonly switchLink = (id: string, active: boolean) =>
    this.api.call(linksChange, { id, body: { active }, 'Idempotency-Key': newIdempotencyKey() });
  readonly rename = (name: string) =>
    this.api.call(ownAffiliateChange, { body: { name }, 'Idempotency-Key': newIdempotencyKey() });
  readonly changePassword = (currentPassword: string, newPassword: string) =>
    this.api.call(authChangePassword, { body: { currentPassword, newPassword } });
}
