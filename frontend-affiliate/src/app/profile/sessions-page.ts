import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import { accountStrings } from '@tributary/frontend-shared/account/account.strings';
import { SessionList } from '@tributary/frontend-shared/account/session-list';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { profileStrings } from './profile.strings';
import { Writes } from '../support-view/writes';

/** Where one is signed in. */
@Component({
  selector: 'aff-sessions-page',
  imports: [Icon, RouterLink, SessionList, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="row small" routerLink="/more"><tr-icon [svg]="icon" [size]="16" />{{ texts.title }}</a>
      <h1>{{ account.title }}</h1>
      <tr-session-list affWrites />
    </main>
  `,
})
export class SessionsPage {
  protected readonly texts = profileStrings;
  protected readonly account = accountStrings.sessions;
  protected readonly icon = back;
}
