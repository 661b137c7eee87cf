import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { OnInit } from '@angular/core';
import { Api } from '../api/api';
import { factorsAddTotp, factorsBeginTotp } from '../api/generated/operations';
import type { AddedFactor, TotpSetUp } from '../api/generated/schema';
import { CopyButton } from '../copy/copy-button';
import { Skeleton } from '../page-state/skeleton';
import { Qr } from '../qr/qr';
import { failureWords } from './failure-words';
import { secondFactorStrings } from './second-factor.strings';

/** Sets up an authenticator app: shows it the secret, and takes a code of it as proof. */
@Component({
  selector: 'tr-set-up-app',
  imports: [CopyButton, Qr, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './set-up-app.html',
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-width: 400px;
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .key code {
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      gap: 8px;
    }
  `,
})
export class SetUpApp implements OnInit {
  readonly added = output<AddedFactor>();
  readonly cancelled = output();

  private readonly api = inject(Api);
  protected readonly texts = secondFactorStrings;
  protected readonly begun = signal<TotpSetUp | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly grouped = computed(() => this.begun()?.secret.replace(/(.{4})(?=.)/g, '$1 ') ?? '');

  ngOnInit(): void {
    this.api.call(factorsBeginTotp, {}).then(
      (begun) => this.begun.set(begun),
      (error: unknown) => this.failure.set(failureWords(error)),
    );
  }

  protected async confirm(event: Event, code: string, name: string): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.failure.set(this.faultOf(code, name));
    if (this.failure() !== '') return;
    this.busy.set(true);
    try {
      this.added.emit(await this.api.call(factorsAddTotp, { body: { code: code.trim(), name: name.trim() } }));
    } catch (error) {
      this.failure.set(failureWords(error));
    } finally {
      this.busy.set(false);
    }
  }

  private faultOf(code: string, name: string): string {
    if (name.trim() === '') return this.texts.nameNeeded;
    return code.trim() === '' ? this.texts.emptyCode : '';
  }
}
