import { Injectable, signal } from '@angular/core';

const storedAs = 'tributary.admin.recent-programs';
const kept = 4;

/** The programs that were chosen last on this device, the latest first. */
@Injectable({ providedIn: 'root' })
export class RecentPrograms {
  private readonly mutableIds = signal<readonly string[]>(stored());
  readonly ids = this.mutableIds.asReadonly();

  add(id: string): void {
    this.mutableIds.update((ids) => [id, ...ids.filter((other) => other !== id)].slice(0, kept));
    localStorage.setItem(storedAs, this.ids().join(' '));
  }
}

function stored(): readonly string[] {
  return (localStorage.getItem(storedAs) ?? '').split(' ').filter((id) => id !== '');
}
