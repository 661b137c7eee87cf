import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import { PasswordForm } from '@tributary/frontend-shared/account/password-form';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { profileStrings } from './profile.strings';
import { Writes } from '../support-view/writes';

/** Another password to sign in with. */
@Component({
  selector: 'aff-password-page',
  imports: [Icon, PasswordForm, RouterLink, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="row small" routerLink="/more"><tr-icon [svg]="icon" [size]="16" />{{ texts.title }}</a>
      <h1>{{ texts.change }}</h1>
      <tr-password-form affWrites />
    </main>
  `,
})
export class PasswordPage {
  protected readonly texts = profileStrings;
  protected readonly icon = back;
}
