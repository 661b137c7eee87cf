import { Injectable, inject, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliatesList } from '@tributary/frontend-shared/api/generated/operations';

const atOnce = 100;

/**
 * Names of affiliates by id, for lists whose rows hold ids. What a page shows at one time is asked for in one request.
 */
@Injectable({ providedIn: 'root' })
export class AffiliateNames {
  private readonly api = inject(Api);
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());
  private readonly asked = new Set<string>();
  private readonly waiting = new Set<string>();

  /** The name; three dots while it is on its way, the id when it cannot be had. Reactive. */
  name(id: string): string {
    const known = this.names().get(id);
    if (known === undefined) this.want(id);
    return known ?? '…';
  }

  /** Takes over names that a page has anyway. */
  learn(affiliates: readonly { readonly id: string; readonly name: string }[]): void {
    this.names.update((names) => new Map([...names, ...affiliates.map(({ id, name }) => [id, name] as const)]));
  }

  private want(id: string): void {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    // Templates ask while they are drawn: one request for all of them, after they are done.
    if (this.waiting.size === 0) setTimeout(() => void this.fetch());
    this.waiting.add(id);
  }

  private async fetch(): Promise<void> {
    const ids = [...this.waiting];
    this.waiting.clear();
    for (let i = 0; i < ids.length; i += atOnce) {
      const some = ids.slice(i, i + atOnce);
      const known = await this.api.call(affiliatesList, { ids: some.join(','), limit: atOnce }).catch(() => undefined);
      this.learn([...some.map((id) => ({ id, name: id })), ...(known?.data ?? [])]);
    }
  }
}
