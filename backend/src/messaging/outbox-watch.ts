import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../platform/database.js';
import type { DatabaseSession } from '../platform/database-session.js';
import { isOutboxEmpty, listenToOutbox, lockOutboxWatch, unlockOutboxWatch } from './outbox.store.js';

/** Pause while rows are being written, or cannot be published yet because an older transaction still runs. */
const busyMs = 40;
/** How long one connection is used: by then it has a rotated password. */
const sessionMs = 300_000;

/**
 * Lets the relay wait until something is in the outbox. Who writes to the outbox notifies only while the relay holds the lock
 * of this watch, see the trigger `wake_relay`: between getting the lock and looking once more nothing can be missed.
 */
export class OutboxWatch {
  private session: DatabaseSession | undefined;
  private openedAt = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly db: Database,
    private readonly stopping: AbortSignal,
  ) {}

  /**
   * Waits until there may be something to publish: for a notification when nothing is waiting and nobody is writing, else a
   * moment. Never longer than `atMostMs`. Throws when the database cannot be asked.
   */
  async wait(atMostMs: number): Promise<void> {
    try {
      const session = await this.openSession();
      const notified = new Promise<void>((resolve) => (this.wake = resolve));
      const isLocked = await lockOutboxWatch(session);
      const mayWait = isLocked && (await isOutboxEmpty(session));
      if (mayWait && session.isOpen) await this.untilNotified(notified, atMostMs);
      if (isLocked && session.isOpen) await unlockOutboxWatch(session);
      if (!mayWait) await this.pause(busyMs);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.session?.end();
    this.session = undefined;
  }

  private async openSession(): Promise<DatabaseSession> {
    const isUsable = this.session?.isOpen === true && performance.now() - this.openedAt < sessionMs;
    if (this.session && isUsable) return this.session;
    this.close();
    const session = await this.db.session();
    this.session = session;
    this.openedAt = performance.now();
    session.onNotification(() => this.wake());
    await listenToOutbox(session);
    return session;
  }

  private async untilNotified(notified: Promise<void>, atMostMs: number): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([this.stopping, over.signal]);
    await Promise.race([notified, sleep(atMostMs, undefined, { signal }).catch(() => undefined)]);
    over.abort();
  }

  private pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.stopping }).catch(() => undefined);
  }
}
