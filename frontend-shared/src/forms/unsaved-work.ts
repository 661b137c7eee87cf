import { DestroyRef, Injectable, Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateChildFn } from '@angular/router';
import type { Question } from '../confirm/question';

/** What would be lost if the page were left now: typed fields, a secret that is shown once. */
@Injectable({ providedIn: 'root' })
export class UnsavedWork {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly kept = new Set<() => Question | undefined>();
  /** A nested address asks once per level; the person answers once. */
  private answered: { readonly navigation: number; readonly answer: Promise<boolean> } | undefined;

  constructor() {
    const leaving = (event: BeforeUnloadEvent) => {
      if (this.question() !== undefined) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('beforeunload', leaving));
  }

  /** Asks before the page is left for as long as there is something to lose. */
  keep(question: () => Question | undefined, destroyed: DestroyRef): void {
    this.kept.add(question);
    destroyed.onDestroy(() => this.kept.delete(question));
  }

  /** @returns whether the page may be left */
  mayLeave(): Promise<boolean> {
    const question = this.question();
    if (question === undefined) return Promise.resolve(true);
    const navigation = this.router.currentNavigation()?.id ?? -1;
    if (this.answered?.navigation !== navigation) this.answered = { navigation, answer: this.ask(question) };
    return this.answered.answer;
  }

  // Loaded when it is needed: dialogs are no part of what an app needs to start.
  private async ask(question: Question): Promise<boolean> {
    const { Confirm } = await import('../confirm/confirm');
    return this.injector.get(Confirm).ask(question);
  }

  private question(): Question | undefined {
    for (const kept of this.kept) {
      const question = kept();
      if (question !== undefined) return question;
    }
    return undefined;
  }
}

/** For the route around all pages: leaving one of them asks when something would be lost. */
export const asksBeforeLeaving: CanActivateChildFn = () => inject(UnsavedWork).mayLeave();
