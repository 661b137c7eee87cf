import { Injectable, inject } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliatesList } from '@tributary/frontend-shared/api/generated/operations';
import { FoundById } from './found-by-id';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names of affiliates by id, for what holds ids alone. */
@Injectable({ providedIn: 'root' })
export class AffiliateNames {
  private readonly api = inject(Api);
  private readonly found = new FoundById<Named>(
    async (ids) => (await this.api.call(affiliatesList, { ids: ids.join(','), limit: ids.length })).data,
  );

  /** The name; three dots while it is on its way, the id when it cannot be had. Reactive. */
  name(id: string): string {
    return this.found.get(id)?.name ?? (this.found.isMissing(id) ? id : '…');
  }

  /** Takes over names that a page has anyway. */
  learn(affiliates: readonly Named[]): void {
    this.found.learn(affiliates);
  }
}
