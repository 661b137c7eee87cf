import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether the device says that it has a network, and whether the page is looked at. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly document = inject(DOCUMENT);
  private readonly mutableOnline = signal(navigator.onLine);
  private readonly mutableVisible = signal(this.document.visibilityState === 'visible');

  readonly online = this.mutableOnline.asReadonly();
  readonly visible = this.mutableVisible.asReadonly();

  constructor() {
    const listening = new AbortController();
    const { signal: until } = listening;
    addEventListener('online', () => this.mutableOnline.set(true), { signal: until });
    addEventListener('offline', () => this.mutableOnline.set(false), { signal: until });
    const look = () => this.mutableVisible.set(this.document.visibilityState === 'visible');
    this.document.addEventListener('visibilitychange', look, { signal: until });
    inject(DestroyRef).onDestroy(() => listening.abort());
  }
}
