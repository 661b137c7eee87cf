import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { merchantsChange } from '@tributary/frontend-shared/api/generated/operations';
import type { Merchant } from '@tributary/frontend-shared/api/generated/schema';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { ChoiceField } from '../forms/choice-field';
import { programOptions } from '../forms/program-options';
import { ProgramSearch } from '../forms/program-search';
import { merchantStrings } from './merchants.strings';

/** Sets the program of orders that name none. Offered to who has a choice: a merchant with several programs. */
@Component({
  selector: 'adm-default-program',
  imports: [ChoiceField, ErrorState, ProgramSearch, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (programs.choices().length > 1 || programs.isLong()) {
      <form class="card form" novalidate [trUnsaved]="submission" (submit)="submit($event)">
        <adm-program-search [options]="programs" />
        <adm-choice-field
          [label]="texts.defaultProgram"
          [hint]="texts.hints.defaultProgram"
          [empty]="texts.oldestProgram"
          [choices]="programs.choices()"
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
  private readonly toasts = inject(Toasts);
  protected readonly texts = merchantStrings;
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly chosen = linkedSignal(() => this.merchant().defaultProgramId ?? '');
  protected readonly changed = computed(() => this.chosen() !== (this.merchant().defaultProgramId ?? ''));
  protected readonly programs = programOptions(() => {
    const { id, defaultProgramId } = this.merchant();
    return { merchantId: id, chosen: [this.chosen(), defaultProgramId ?? ''] };
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
