import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { accountStrings } from '@tributary/frontend-shared/account/account.strings';
import { carriedEmail } from '@tributary/frontend-shared/account/carried-email';
import { Session } from '@tributary/frontend-shared/session/session';
import { SignInForm } from '@tributary/frontend-shared/session/sign-in-form';
import { shellStrings } from '../shell/shell.strings';

/** The way in. Leads on to where the person wanted to go. */
@Component({
  selector: 'aff-sign-in',
  imports: [RouterLink, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  /** An address inside the app, out of the query. */
  readonly next = input<string>();

  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly texts = shellStrings;
  protected readonly account = accountStrings;
  protected readonly email = signal(carriedEmail());

  constructor() {
    void this.session.start();
    effect(() => {
      if (this.session.state() === 'signed-in') void this.router.navigateByUrl(this.target());
    });
  }

  // Only a path of this app: an address from outside must not lead elsewhere.
  private target(): string {
    const next = this.next();
    return next?.startsWith('/') === true && !next.startsWith('//') ? next : '/';
  }
}
