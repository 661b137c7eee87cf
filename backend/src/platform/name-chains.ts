import { LinkedList } from './linked-list.js';
import type { ListNode } from './linked-list.js';

/** Where an item stands in the chains of its names. */
export interface ChainPlace<T> {
  readonly item: T;
  readonly links: readonly { readonly name: string; readonly node: ListNode<ChainPlace<T>> }[];
  /** In how many of its chains somebody stands before it. */
  behind: number;
}

/** Chains of items that share a name: whoever came first goes first, and the next when it has left. */
export class NameChains<T> {
  private readonly chains = new Map<string, LinkedList<ChainPlace<T>>>();

  /** Puts an item at the end of the chain of each of its names. It may begin when it is `behind` nobody. */
  join(item: T, names: readonly string[]): ChainPlace<T> {
    const links: { name: string; node: ListNode<ChainPlace<T>> }[] = [];
    const place: ChainPlace<T> = { item, links, behind: 0 };
    for (const name of new Set(names)) {
      const chain = this.chains.get(name) ?? new LinkedList();
      if (chain.length === 0) this.chains.set(name, chain);
      else place.behind += 1;
      links.push({ name, node: chain.push(place) });
    }
    return place;
  }

  /** Takes an item out, wherever it stands. @returns the items that are behind nobody since then */
  leave({ links }: ChainPlace<T>): T[] {
    const freed: T[] = [];
    for (const { name, node } of links) {
      const chain = this.chains.get(name);
      const wasFirst = node.previous === undefined;
      chain?.remove(node);
      const next = chain?.first;
      if (next === undefined) this.chains.delete(name);
      else if (wasFirst) {
        next.behind -= 1;
        if (next.behind === 0) freed.push(next.item);
      }
    }
    return freed;
  }
}
