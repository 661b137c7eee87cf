import { Dialog } from '@angular/cdk/dialog';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { StepUpDialog } from './step-up-dialog';

/** Asks for a fresh proof of who somebody is, once for all requests that wait for it. */
@Injectable({ providedIn: 'root' })
export class StepUp {
  private readonly dialog = inject(Dialog);
  private asked: Promise<boolean> | undefined;

  /** @returns whether it was given; closing in any other way is a no */
  ask(): Promise<boolean> {
    return (this.asked ??= this.open().finally(() => (this.asked = undefined)));
  }

  private async open(): Promise<boolean> {
    const opened = this.dialog.open<boolean, unknown, StepUpDialog>(StepUpDialog, {
      autoFocus: 'input',
      ariaLabelledBy: 'step-up-heading',
      backdropClass: 'tr-scrim',
      maxWidth: 'calc(100vw - 32px)',
    });
    return (await firstValueFrom(opened.closed)) === true;
  }
}
