/** Somebody else owns the partition now, or may: everything undone is theirs to do. */
export class OwnershipLost extends Error {
  constructor(why: string) {
    super(`ownership lost: ${why}`);
    this.name = 'OwnershipLost';
  }
}
