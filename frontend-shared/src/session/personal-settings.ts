import { Injectable, inject } from '@angular/core';
import { Session } from './session';

/** Small choices of the person signed in (columns of a table, an open rail), kept in this browser. */
@Injectable({ providedIn: 'root' })
export class PersonalSettings {
  private readonly session = inject(Session);

  /** The choice of that name; undefined when none was made or it cannot be read. */
  read(name: string): unknown {
    try {
      return JSON.parse(localStorage.getItem(this.keyOf(name)) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a choice; without storage it lasts as long as the page. */
  write(name: string, value: unknown): void {
    try {
      localStorage.setItem(this.keyOf(name), JSON.stringify(value));
    } catch {
      return;
    }
  }

  private keyOf(name: string): string {
    return `tributary.${this.session.user()?.id ?? 'anyone'}.${name}`;
  }
}
