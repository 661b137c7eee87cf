import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router } from '@angular/router';
import { filter } from 'rxjs';

/** What happened, shown for a few seconds; with a way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | undefined;
  /** Milliseconds since 1970. */
  readonly shownAt: number;
}

const shownMs = 6_000;
/** What was said so shortly before another page is opened is about what led there. */
const ledMs = 1_000;

/** Short news from anywhere in an app. Shown by `tr-toaster`, which the shells hold. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly mutableToasts = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private last = 0;
  private path = '';

  readonly toasts = this.mutableToasts.asReadonly();

  constructor() {
    const left = inject(Router, { optional: true })?.events.pipe(filter((event) => event instanceof NavigationStart));
    left?.pipe(takeUntilDestroyed()).subscribe(({ url }) => this.leave(url));
  }

  /** Says what happened. `undo` takes it back; it is called once at most. */
  show(text: string, { undo }: { readonly undo?: () => void } = {}): void {
    const id = ++this.last;
    // Three at once are more than anybody reads.
    for (const old of this.toasts().slice(0, -2)) this.dismiss(old.id);
    this.mutableToasts.update((toasts) => [...toasts, { id, text, undo, shownAt: Date.now() }]);
    this.resume(id);
  }

  dismiss(id: number): void {
    this.hold(id);
    this.mutableToasts.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  undo(toast: Toast): void {
    this.dismiss(toast.id);
    toast.undo?.();
  }

  /** The next page has other news. Only the address's query changing is no other page. */
  private leave(url: string): void {
    const path = (address: string) => address.replace(/[?#].*$/, '');
    if (this.path === path(url)) return;
    this.path = path(url);
    for (const { id, shownAt } of this.toasts()) if (Date.now() - shownAt > ledMs) this.dismiss(id);
  }

  /** Keeps a toast while somebody points at it or stands on its button. */
  hold(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  /** Lets its time run again. */
  resume(id: number): void {
    this.hold(id);
    this.timers.set(
      id,
      setTimeout(() => this.dismiss(id), shownMs),
    );
  }
}
