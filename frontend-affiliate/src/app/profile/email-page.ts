import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import { accountStrings } from '@tributary/frontend-shared/account/account.strings';
import { EmailForm } from '@tributary/frontend-shared/account/email-form';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { profileStrings } from './profile.strings';
import { Writes } from '../support-view/writes';

/** Another address to sign in with. */
@Component({
  selector: 'aff-email-page',
  imports: [Icon, RouterLink, EmailForm, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="row small" routerLink="/more"><tr-icon [svg]="icon" [size]="16" />{{ texts.title }}</a>
      <h1>{{ account.title }}</h1>
      <tr-email-form affWrites />
    </main>
  `,
})
export class EmailPage {
  protected readonly texts = profileStrings;
  protected readonly account = accountStrings.change;
  protected readonly icon = back;
}
