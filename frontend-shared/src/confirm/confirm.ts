import { Dialog } from '@angular/cdk/dialog';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog } from './confirm-dialog';
import type { Question } from './question';

/** Asks before something that has consequences. Where there is an undo, use a toast instead. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialog = inject(Dialog);

  /** @returns whether the person went on; closing in any other way is a no */
  async ask(question: Question): Promise<boolean> {
    const opened = this.dialog.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      data: question,
      // Enter pressed without reading must not do what cannot be undone.
      autoFocus: '[data-first]',
      ariaLabelledBy: 'confirm-heading',
      backdropClass: 'tr-scrim',
      maxWidth: 'calc(100vw - 32px)',
    });
    return (await firstValueFrom(opened.closed)) === true;
  }
}
