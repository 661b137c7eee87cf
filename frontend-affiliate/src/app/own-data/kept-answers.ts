import { Injectable, effect, inject, untracked } from '@angular/core';
import { Session } from '@tributary/frontend-shared/session/session';
import { SupportView } from '@tributary/frontend-shared/session/support-view';

/** An answer of the API as this device keeps it. */
export interface Kept<T> {
  readonly value: T;
  /** When it came, by the server's clock; milliseconds since 1970. For showing the time. */
  readonly at: number;
  /** The same moment by this device's clock. For ages, which a wrong clock then does not falsify. */
  readonly deviceAt: number;
}

const prefix = 'tributary.affiliate.kept.';

/**
 * The last answers of the API, on this device, so that the app opens with figures when there is no network, and what was
 * typed and not sent, in this tab. Each belongs
 * to one person and is gone once that person signs out. A name carries the version of its answer's shape. A support view keeps
 * nothing: it is no business of the device it is looked at on.
 */
@Injectable({ providedIn: 'root' })
export class KeptAnswers {
  private readonly session = inject(Session);
  private readonly view = inject(SupportView);

  constructor() {
    effect(() => {
      const over = this.session.state() === 'signed-out';
      if (over) untracked(() => this.clear());
    });
  }

  read<T>(name: string): Kept<T> | undefined {
    if (this.view.pass()) return undefined;
    try {
      const text = localStorage.getItem(this.key(name));
      return text === null ? undefined : (JSON.parse(text) as Kept<T>);
    } catch {
      return undefined;
    }
  }

  /**
   * How to keep the answer to what is asked now. It does nothing when it comes after this person has signed out, or when
   * somebody else is there by then.
   */
  writerOf<T>(name: string): (kept: Kept<T>) => void {
    const key = this.key(name);
    return (kept) => {
      if (this.key(name) === key) this.write(key, kept);
    };
  }

  // Storage may be forbidden or full; then the app has nothing to show offline, which is all that is lost.
  private write(key: string, kept: Kept<unknown>): void {
    if (this.view.pass()) return;
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      return;
    }
  }

  /** What was typed into a field of this tab and not sent; empty without any. */
  readTyped(name: string): string {
    if (this.view.pass()) return '';
    try {
      return sessionStorage.getItem(this.key(`typed.${name}`)) ?? '';
    } catch {
      return '';
    }
  }

  writeTyped(name: string, text: string): void {
    if (this.view.pass()) return;
    try {
      if (text === '') sessionStorage.removeItem(this.key(`typed.${name}`));
      else sessionStorage.setItem(this.key(`typed.${name}`), text);
    } catch {
      return;
    }
  }

  /** Forgets everything of everybody. */
  clear(): void {
    try {
      for (const storage of [localStorage, sessionStorage]) {
        const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
        for (const name of names) if (name.startsWith(prefix)) storage.removeItem(name);
      }
    } catch {
      return;
    }
  }

  private key(name: string): string {
    return `${prefix}${this.session.user()?.id ?? 'nobody'}.${name}`;
  }
}
