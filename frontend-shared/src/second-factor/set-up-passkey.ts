import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { Api } from '../api/api';
import { factorsAddPasskey, factorsBeginPasskey } from '../api/generated/operations';
import type { AddedFactor } from '../api/generated/schema';
import { asInput, BrowserPasskeys } from './browser-passkeys';
import { failureWords } from './failure-words';
import { secondFactorStrings } from './second-factor.strings';

/** Sets up a passkey on this device or a security key. */
@Component({
  selector: 'tr-set-up-passkey',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="add($event, name.value)" novalidate>
      <div class="field">
        <label for="passkey-name">{{ texts.nameOf }}</label>
        <input
          #name
          class="input"
          id="passkey-name"
          maxlength="60"
          aria-describedby="passkey-hint passkey-failure"
          [value]="texts.byPasskey"
          [attr.aria-invalid]="failure() ? 'true' : null"
        />
        <p class="hint" id="passkey-hint">{{ texts.nameHint }}</p>
        <p class="error" role="alert" id="passkey-failure">{{ failure() }}</p>
      </div>
      <div class="actions">
        <button class="btn btn-primary" type="submit" [disabled]="busy()">
          {{ busy() ? texts.waitingForPasskey : texts.setUpPasskey }}
        </button>
        <button class="btn" type="button" (click)="cancelled.emit()">{{ texts.back }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-width: 400px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class SetUpPasskey {
  readonly added = output<AddedFactor>();
  readonly cancelled = output();

  private readonly api = inject(Api);
  private readonly passkeys = inject(BrowserPasskeys);
  protected readonly texts = secondFactorStrings;
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected async add(event: Event, name: string): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.failure.set(name.trim() === '' ? this.texts.nameNeeded : '');
    if (this.failure() !== '') return;
    this.busy.set(true);
    try {
      const made = await this.passkeys.create(await this.api.call(factorsBeginPasskey, {}));
      const body = { credential: asInput(made), name: name.trim() };
      this.added.emit(await this.api.call(factorsAddPasskey, { body }));
    } catch (error) {
      this.failure.set(failureWords(error));
    } finally {
      this.busy.set(false);
    }
  }
}
