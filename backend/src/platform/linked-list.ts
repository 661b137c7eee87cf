/** A value's own place in one list. */
export class ListNode<T> {
  previous: ListNode<T> | undefined;
  next: ListNode<T> | undefined;

  constructor(readonly value: T) {}
}

/** First in, first out, and whatever is in it can leave from where it stands. Each step costs the same, however long it is. */
export class LinkedList<T> {
  private head: ListNode<T> | undefined;
  private tail: ListNode<T> | undefined;
  private size = 0;

  get length(): number {
    return this.size;
  }

  get first(): T | undefined {
    return this.head?.value;
  }

  push(value: T): ListNode<T> {
    const node = new ListNode(value);
    node.previous = this.tail;
    if (this.tail) this.tail.next = node;
    else this.head = node;
    this.tail = node;
    this.size += 1;
    return node;
  }

  /** Of a node of this list, once. */
  remove(node: ListNode<T>): void {
    if (node.previous) node.previous.next = node.next;
    else this.head = node.next;
    if (node.next) node.next.previous = node.previous;
    else this.tail = node.previous;
    this.size -= 1;
  }
}
