import { ChangeDetectionStrategy, Component } from '@angular/core';
import { accountStrings } from '@tributary/frontend-shared/account/account.strings';
import { EmailForm } from '@tributary/frontend-shared/account/email-form';
import { PasswordForm } from '@tributary/frontend-shared/account/password-form';
import { SessionList } from '@tributary/frontend-shared/account/session-list';
import { ownAccountStrings } from './own-account.strings';

/** What somebody signs in with, and where they are signed in. */
@Component({
  selector: 'adm-account-page',
  imports: [EmailForm, PasswordForm, SessionList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <h1>{{ texts.title }}</h1>
      <section class="card stack" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{{ account.sessions.title }}</h2>
        <tr-session-list />
      </section>
      <section class="card stack" aria-labelledby="password-title">
        <h2 id="password-title">{{ account.passwordChange.title }}</h2>
        <tr-password-form />
      </section>
      <section class="card stack" aria-labelledby="address-title">
        <h2 id="address-title">{{ account.change.title }}</h2>
        <tr-email-form />
      </section>
    </main>
  `,
  styles: `
    .page {
      max-width: 760px;
      margin: 0;
    }
  `,
})
export class AccountPage {
  protected readonly texts = ownAccountStrings;
  protected readonly account = accountStrings;
}
