import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { merchantsChange } from '@tributary/frontend-shared/api/generated/operations';
import type { Merchant } from '@tributary/frontend-shared/api/generated/schema';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { ProgramDirectory } from '../directory/program-directory';
import { ChoiceField } from '../forms/choice-field';
import { merchantStrings } from './merchants.strings';

/** Sets the program of orders that name none. Offered to who has a choice: a merchant with several programs. */
@Component({
  selector: 'adm-default-program',
  imports: [ChoiceField, ErrorState, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (choices().length > 1) {
      <form class="card form" novalidate [trUnsaved]="submission" (submit)="submit($event)">
        <adm-choice-field
          [label]="texts.defaultProgram"
          [hint]="texts.hints.defaultProgram"
          [empty]="texts.oldestProgram"
          [choices]="choices()"
          [error]="submission.error('defaultProgramId')"
          [(value)]="chosen"
        />
        @if (submission.failure(); as failure) {
          <tr-error [error]="failure" [safe]="kept" [canRetry]="false" />
        }
        @if (changed()) {
          <button class="btn btn-primary" type="submit" [disabled]="submission.busy()">{{ texts.save }}</button>
        }
      </form>
    }
  `,
})
export class DefaultProgram {
  readonly merchant = input.required<Merchant>();
  readonly saved = output();

  private readonly api = inject(Api);
  private readonly directory = inject(ProgramDirectory);
  private readonly toasts = inject(Toasts);
  protected readonly texts = merchantStrings;
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly chosen = linkedSignal(() => this.merchant().defaultProgramId ?? '');
  protected readonly changed = computed(() => this.chosen() !== (this.merchant().defaultProgramId ?? ''));
  protected readonly choices = computed(() => {
    const { id, defaultProgramId } = this.merchant();
    return this.directory
      .programs()
      .filter((one) => one.merchantId === id && (one.status !== 'closed' || one.id === defaultProgramId))
      .map((program) => ({ value: program.id, label: program.name }));
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { id } = this.merchant();
    const body = { defaultProgramId: this.chosen() === '' ? null : this.chosen() };
    const saved = await this.submission.run(body, {}, (key) =>
      this.api.call(merchantsChange, { id, 'Idempotency-Key': key, body }),
    );
    if (!saved) return;
    this.toasts.show(this.texts.saved);
    this.saved.emit();
  }
}
