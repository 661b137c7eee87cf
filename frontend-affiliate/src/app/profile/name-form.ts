import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { AffiliateApi } from '../own-data/affiliate-api';
import { profileStrings } from './profile.strings';

/** Changes how one is called. What is typed stays when saving fails. */
@Component({
  selector: 'aff-name-form',
  imports: [ErrorState, FormFaults, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="form" novalidate [trUnsaved]="submission" (submit)="save($event)">
      <div class="field">
        <label for="name">{{ texts.name }}</label>
        <input
          id="name"
          #field
          class="input"
          type="text"
          dir="auto"
          maxlength="200"
          autocomplete="name"
          [value]="typed()"
          [attr.aria-invalid]="submission.error('name') ? 'true' : null"
          aria-describedby="name-hint"
          (input)="type(field.value)"
        />
        <p class="hint" id="name-hint" [class.error]="submission.error('name')">
          {{ submission.error('name') ?? texts.nameHint }}
        </p>
      </div>
      @if (submission.failure(); as failure) {
        <tr-error [error]="failure" [canRetry]="false" />
      }
      @if (typed().trim() !== name()) {
        <button class="btn btn-primary" type="submit" [disabled]="submission.busy()">
          {{ submission.busy() ? texts.saving : texts.save }}
        </button>
      }
      <tr-form-faults />
      <p class="small positive" role="status">{{ saved() ? texts.saved : '' }}</p>
    </form>
  `,
})
export class NameForm {
  /** As it is stored. */
  readonly name = input.required<string>();
  readonly changed = output<Affiliate>();

  private readonly api = inject(AffiliateApi);
  protected readonly texts = profileStrings;
  protected readonly submission = new Submission();
  protected readonly typed = linkedSignal(() => this.name());
  protected readonly saved = signal(false);

  protected type(name: string): void {
    this.typed.set(name);
    this.saved.set(false);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.typed().trim();
    if (name === this.name()) return;
    const checks = { name: name === '' ? this.texts.emptyName : undefined };
    const changed = await this.submission.run(name, checks, (key) => this.api.rename(name, key));
    if (changed === undefined) return;
    this.saved.set(true);
    this.changed.emit(changed);
  }
}
