import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { AffiliateApi } from '../own-data/affiliate-api';
import { profileStrings } from './profile.strings';

/** Changes how one is called. What is typed stays when saving fails. */
@Component({
  selector: 'aff-name-form',
  imports: [ErrorState, FormFaults],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="form" (submit)="save($event)" novalidate>
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
          [attr.aria-invalid]="empty() ? 'true' : null"
          aria-describedby="name-hint"
          (input)="type(field.value)"
        />
        <p class="hint" id="name-hint" [class.error]="empty()">{{ empty() ? texts.emptyName : texts.nameHint }}</p>
      </div>
      @if (error()) {
        <tr-error [error]="error()" [canRetry]="false" />
      }
      @if (typed().trim() !== name()) {
        <button class="btn btn-primary" type="submit" [disabled]="busy()">
          {{ busy() ? texts.saving : texts.save }}
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
  protected readonly typed = linkedSignal(() => this.name());
  protected readonly empty = signal(false);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected type(name: string): void {
    this.typed.set(name);
    this.empty.set(false);
    this.saved.set(false);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.typed().trim();
    this.empty.set(name === '');
    if (name === '' || name === this.name() || this.busy()) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      this.changed.emit(await this.api.rename(name));
      this.saved.set(true);
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
