const fewest = 16;
const most = 4_096;

/** How many messages to ask for, so that they are about so many bytes. Their size is learnt on the way, from a large guess. */
export class FetchSize {
  private averageBytes = 64 * 1024;

  constructor(private readonly bytes: number) {}

  get messages(): number {
    return Math.min(Math.max(Math.floor(this.bytes / this.averageBytes), fewest), most);
  }

  /** Takes note of a message that came. */
  note(bytes: number): void {
    this.averageBytes = 0.9 * this.averageBytes + 0.1 * bytes;
  }
}
