/**
 * A cache of what was found last, least recently used out first, in two halves: moving an entry on each hit would cost more.
 * Undefined is not a value.
 */
export class RecentlyUsed<T> {
  private recent = new Map<string, T>();
  /** The half that is dropped next. */
  private older = new Map<string, T>();

  /** @param capacity entries at most; at least half as many of the latest are there */
  constructor(private readonly capacity = 8_192) {}

  get(key: string): T | undefined {
    const hit = this.recent.get(key);
    if (hit !== undefined) return hit;
    const found = this.older.get(key);
    if (found !== undefined) this.set(key, found);
    return found;
  }

  set(key: string, value: T): void {
    if (this.recent.size >= this.capacity / 2) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(key, value);
  }
}
