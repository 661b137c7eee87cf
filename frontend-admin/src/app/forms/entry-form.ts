import { ChangeDetectionStrategy, Component, booleanAttribute, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import type { Submission } from '@tributary/frontend-shared/forms/submission';

/**
 * The frame of a form: its fields as content, what went wrong as a whole, sending it and leaving it. A page's form leads
 * somewhere when it is left; one that was opened on a page says that it is to be closed.
 */
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
        <button class="btn btn-primary" [class.btn-small]="small()" type="submit" [disabled]="submission().busy()">
          {{ submission().busy() ? (working() ?? texts.saving) : action() }}
        </button>
        @if (leave(); as address) {
          <a class="btn btn-quiet" [routerLink]="address">{{ texts.cancel }}</a>
        } @else {
          <button class="btn btn-quiet" [class.btn-small]="small()" type="button" (click)="cancelled.emit()">
            {{ texts.cancel }}
          </button>
        }
        <tr-form-faults />
      </div>
    </form>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class EntryForm {
  readonly submission = input.required<Submission>();
  /** What sending it does: "Create link". */
  readonly action = input.required<string>();
  /** What the button says meanwhile, where that is not "Saving…". */
  readonly working = input<string>();
  /** Where leaving it leads. */
  readonly leave = input<string | readonly string[]>();
  /** Among the rows of a table. */
  readonly small = input(false, { transform: booleanAttribute });
  readonly sent = output();
  readonly cancelled = output();

  protected readonly texts = formStrings;

  protected send(event: Event): void {
    event.preventDefault();
    this.sent.emit();
  }
}
