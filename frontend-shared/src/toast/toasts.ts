import { Injectable, signal } from '@angular/core';

/** What happened, shown for a few seconds; with a way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | undefined;
}

const shownMs = 6_000;

/** Short news from anywhere in an app. Shown by `tr-toaster`, which the shells hold. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly mutableToasts = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private last = 0;

  readonly toasts = this.mutableToasts.asReadonly();

  /** Says what happened. `undo` takes it back; it is called once at most. */
  show(text: string, { undo }: { readonly undo?: () => void } = {}): void {
    const id = ++this.last;
    // Three at once are more than anybody reads.
    for (const old of this.toasts().slice(0, -2)) this.dismiss(old.id);
    this.mutableToasts.update((toasts) => [...toasts, { id, text, undo }]);
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
