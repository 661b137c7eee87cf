import { Injectable, inject } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import {
  affiliatesGet,
  commissionExport,
  commissionList,
  conversionsGet,
  linksChange,
  linksCreate,
  linksList,
  ownAffiliateChange,
  ownAffiliatePrograms,
  ownEarningsEarnings,
  reportsQuery,
  supportViewList,
} from '@tributary/frontend-shared/api/generated/operations';
import type { CreateLinkRequest, QueryReportRequest } from '@tributary/frontend-shared/api/generated/schema';
import type { ParamsOf } from '@tributary/frontend-shared/api/operation';
import { newIdempotencyKey } from '@tributary/frontend-shared/api/request-id';

/** What the affiliate app asks the API. Each call fails with what `problemOf` reads. */
@Injectable({ providedIn: 'root' })
export class AffiliateApi {
  private readonly api = inject(Api);

  readonly programs = () => this.api.call(ownAffiliatePrograms, {});
  readonly earnings = () => this.api.call(ownEarningsEarnings, {});
  readonly report = (body: QueryReportRequest) => this.api.call(reportsQuery, { body });
  readonly commissions = (params: ParamsOf<typeof commissionList>) =>
    this.api.call(commissionList, { ...params, livemode: true });
  /** Saves the commissions of a filter as a file, made by the server. */
  readonly saveCommissions = (params: ParamsOf<typeof commissionExport>) =>
    this.api.save(commissionExport, { ...params, livemode: true });
  readonly conversion = (id: string) => this.api.call(conversionsGet, { id });
  readonly links = (params: Pick<ParamsOf<typeof linksList>, 'cursor' | 'q'> = {}) =>
    this.api.call(linksList, { limit: 50, ...params });
  readonly supportLooks = () => this.api.call(supportViewList, { limit: 10 });
  readonly profile = (id: string) => this.api.call(affiliatesGet, { id });

  /** @param key the intention's own, so that a repeat after a lost answer makes no second link */
  readonly createLink = (body: CreateLinkRequest, key: string) =>
    this.api.call(linksCreate, { body, 'Idempotency-Key': key });
  readonly switchLink = (id: string, active: boolean) =>
    this.api.call(linksChange, { id, body: { active }, 'Idempotency-Key': newIdempotencyKey() });
  /** @param key the intention's own, as for a link */
  readonly rename = (name: string, key: string) =>
    this.api.call(ownAffiliateChange, { body: { name }, 'Idempotency-Key': key });
}
