import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Api } from '../api/api';
import { giveFactorGiveCode, giveFactorGivePasskey, giveFactorRequestPasskey } from '../api/generated/operations';
import { Session } from '../session/session';
import type { SessionAnswer } from '../session/session';
import { asInput, BrowserPasskeys } from './browser-passkeys';
import { failureWords } from './failure-words';
import { NoPasskeys } from './no-passkeys';
import { secondFactorStrings } from './second-factor.strings';

let made = 0;

/** Takes a code, a recovery code or a passkey, in the middle of signing in or for something that asks again. */
@Component({
  selector: 'tr-factor-form',
  imports: [NoPasskeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './factor-form.html',
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
  `,
})
export class FactorForm {
  /** Dialogs end with Cancel and Confirm; the sign-in page has nothing to go back to. */
  readonly inDialog = input(false, { transform: booleanAttribute });
  readonly given = output();
  readonly cancelled = output();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly passkeys = inject(BrowserPasskeys);
  protected readonly texts = secondFactorStrings;
  protected readonly id = `factor-code-${(made += 1)}`;
  protected readonly busy = signal<'code' | 'passkey' | undefined>(undefined);
  protected readonly failure = signal('');
  protected readonly hasApp = computed(() => this.session.factors().includes('totp'));
  protected readonly hasPasskey = computed(() => this.session.factors().includes('passkey'));

  protected giveCode(event: Event, code: string): Promise<void> {
    event.preventDefault();
    if (code.trim() === '') {
      this.failure.set(this.texts.emptyCode);
      return Promise.resolve();
    }
    return this.give('code', () => this.api.call(giveFactorGiveCode, { body: { code: code.trim() } }));
  }

  protected givePasskey(): Promise<void> {
    return this.give('passkey', async () => {
      const credential = await this.passkeys.use(await this.api.call(giveFactorRequestPasskey, {}));
      return this.api.call(giveFactorGivePasskey, { body: { credential: asInput(credential) } });
    });
  }

  private async give(what: 'code' | 'passkey', ask: () => Promise<SessionAnswer>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(what);
    this.failure.set('');
    try {
      this.session.take(await ask());
      this.given.emit();
    } catch (error) {
      this.failure.set(failureWords(error));
    } finally {
      this.busy.set(undefined);
    }
  }
}
