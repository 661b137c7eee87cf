import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import type { Submission } from '@tributary/frontend-shared/forms/submission';

/** The frame of a page's form: its fields as content, what went wrong as a whole, sending it and leaving it. */
@Component({
  selector: 'adm-entry-form',
  imports: [ErrorState, FormFaults, RouterLink, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="form" novalidate [trUnsaved]="submission()" (submit)="send($event)">
      <ng-content />
      @if (submission().failure(); as failure) {
        <tr-error [error]="failure" [safe]="texts.kept" [canRetry]="false" />
      }
      <div class="row">
        <button class="btn btn-primary" type="submit" [disabled]="submission().busy()">
          {{ submission().busy() ? (working() ?? texts.saving) : action() }}
        </button>
        <a class="btn btn-quiet" [routerLink]="leave()">{{ texts.cancel }}</a>
        <tr-form-faults />
      </div>
    </form>
  `,
})
export class EntryForm {
  readonly submission = input.required<Submission>();
  /** What sending it does: "Create link". */
  readonly action = input.required<string>();
  /** What the button says meanwhile, where that is not "Saving…". */
  readonly working = input<string>();
  /** Where leaving it leads. */
  readonly leave = input.required<string | readonly string[]>();
  readonly sent = output();

  protected readonly texts = formStrings;

  protected send(event: Event): void {
    event.preventDefault();
    this.sent.emit();
  }
}
