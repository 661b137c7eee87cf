import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { localized } from '../strings/localized';
import type { Question } from './question';

const texts = localized({ en: { happens: 'What happens', cancel: 'Cancel' } });

/** The question itself; opened by `Confirm`. */
@Component({
  selector: 'tr-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="confirm-heading">{{ question.heading }}</h2>
    <p class="small muted">{{ texts.happens }}</p>
    <ul>
      @for (consequence of question.consequences; track $index) {
        <li>{{ consequence }}</li>
      }
    </ul>
    <div class="dialog-actions">
      <button class="btn" type="button" data-first (click)="dialog.close(false)">{{ texts.cancel }}</button>
      <button
        type="button"
        [class]="question.danger ? 'btn btn-danger' : 'btn btn-primary'"
        data-action
        (click)="dialog.close(true)"
      >
        {{ question.action }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      width: 440px;
      max-width: 100%;
      padding: 24px;
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding-inline-start: 18px;
    }
  `,
})
export class ConfirmDialog {
  protected readonly dialog = inject<DialogRef<boolean, ConfirmDialog>>(DialogRef);
  protected readonly question = inject<Question>(DIALOG_DATA);
  protected readonly texts = texts;
}
