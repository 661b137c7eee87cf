import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { Api } from '../api/api';
import { giveFactorGivePassword } from '../api/generated/operations';
import { Session } from '../session/session';
import { failureWords } from './failure-words';
import { secondFactorStrings } from './second-factor.strings';

/** Takes the password again, from people who have no second factor. */
@Component({
  selector: 'tr-password-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="give($event, password.value)" novalidate>
      <div class="field">
        <label for="password-again">{{ texts.password }}</label>
        <input
          #password
          class="input"
          id="password-again"
          type="password"
          autocomplete="current-password"
          cdkFocusInitial
          maxlength="200"
          aria-describedby="password-again-failure"
          [attr.aria-invalid]="failure() ? 'true' : null"
        />
        <p class="error" role="alert" id="password-again-failure">{{ failure() }}</p>
      </div>
      <div class="dialog-actions">
        <button class="btn" type="button" (click)="cancelled.emit()">{{ texts.cancel }}</button>
        <button class="btn btn-primary" type="submit" [disabled]="busy()">
          {{ busy() ? texts.confirming : texts.confirm }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
  `,
})
export class PasswordForm {
  readonly given = output();
  readonly cancelled = output();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly texts = secondFactorStrings;
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected async give(event: Event, currentPassword: string): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      this.session.take(await this.api.call(giveFactorGivePassword, { body: { currentPassword } }));
      this.given.emit();
    } catch (error) {
      this.failure.set(failureWords(error));
    } finally {
      this.busy.set(false);
    }
  }
}
