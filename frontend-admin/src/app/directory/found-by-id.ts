import { signal } from '@angular/core';

const atOnce = 100;

/** Things by id, each asked for once. What a page shows at one time is asked for in one request. */
export class FoundById<Row extends { readonly id: string }> {
  /** Of an id that nothing was found for: undefined. */
  private readonly found = signal<ReadonlyMap<string, Row | undefined>>(new Map());
  private readonly asked = new Set<string>();
  private readonly waiting = new Set<string>();

  /** @param find gives those it finds of some ids, 100 at most */
  constructor(private readonly find: (ids: readonly string[]) => Promise<readonly Row[]>) {}

  /** Undefined while it is on its way, and when it cannot be had. Reactive. */
  get(id: string): Row | undefined {
    const found = this.found();
    if (!found.has(id)) this.want(id);
    return found.get(id);
  }

  /** Whether it is known that it cannot be had. Reactive. */
  isMissing(id: string): boolean {
    return this.found().has(id) && this.found().get(id) === undefined;
  }

  /** Takes over what a page has anyway. */
  learn(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    this.found.update((found) => new Map([...found, ...rows.map((row) => [row.id, row] as const)]));
  }

  /** Asks again for whatever is wanted from now on. */
  forget(): void {
    this.asked.clear();
    this.found.set(new Map());
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
      const rows = await this.find(some).catch(() => []);
      const byId = new Map(rows.map((row) => [row.id, row]));
      this.found.update((found) => new Map([...found, ...some.map((id) => [id, byId.get(id)] as const)]));
    }
  }
}
