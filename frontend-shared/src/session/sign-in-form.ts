import { ChangeDetectionStrategy, Component, inject, model, output, signal } from '@angular/core';
import type { WritableSignal } from '@angular/core';
import { problemOf } from '../api/problem';
import type { Problem } from '../api/problem';
import type { AppName } from './app-identity';
import { Enrolment } from '../second-factor/enrolment';
import { FactorForm } from '../second-factor/factor-form';
import { secondFactorStrings } from '../second-factor/second-factor.strings';
import { Session } from './session';
import { sessionStrings } from './session.strings';
import { WrongApp } from './wrong-app';

/** Email and password, then the second factor where there is one, with what went wrong in plain words. Used by the sign-in page and by the one over a page. */
@Component({
  selector: 'tr-sign-in-form',
  imports: [Enrolment, FactorForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in-form.html',
  styles: `
    form,
    .step {
      display: grid;
      gap: 16px;
    }
  `,
})
export class SignInForm {
  /** Filled in already when it is known who comes back; what is typed is told, so that other pages need not ask again. */
  readonly email = model('');
  readonly signedIn = output();

  protected readonly session = inject(Session);
  protected readonly texts = sessionStrings;
  protected readonly steps = secondFactorStrings;
  protected readonly busy = signal(false);
  protected readonly failure: WritableSignal<string | undefined> = signal(undefined);
  protected readonly reference: WritableSignal<string | undefined> = signal(undefined);
  protected readonly otherApp: WritableSignal<AppName | undefined> = signal(undefined);

  protected async submit(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    this.otherApp.set(undefined);
    try {
      await this.session.signIn(email.trim(), password);
      if (this.session.state() === 'signed-in') this.signedIn.emit();
    } catch (error) {
      this.explain(error);
    } finally {
      this.busy.set(false);
    }
  }

  private explain(error: unknown): void {
    if (error instanceof WrongApp) {
      this.failure.set(this.texts.wrongApp[error.app]);
      this.otherApp.set(error.app);
      return;
    }
    const problem = problemOf(error);
    this.failure.set(this.words(problem));
    this.reference.set(problem.kind === 'broken' ? problem.requestId : undefined);
  }

  private words({ kind, status, detail }: Problem): string {
    if (status === 401) return this.texts.refused;
    if (status === 429) return detail || this.texts.tooMany;
    if (kind === 'offline' || kind === 'busy') return this.texts.unreachable;
    return detail || this.texts.failed;
  }
}
