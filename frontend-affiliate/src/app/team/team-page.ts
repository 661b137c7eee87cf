import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { Session } from '@tributary/frontend-shared/session/session';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { Team } from '@tributary/frontend-shared/team/team';
import { affiliateTeam } from '@tributary/frontend-shared/team/team-side';
import { teamStrings } from '@tributary/frontend-shared/team/team.strings';
import { profileStrings } from '../profile/profile.strings';
import { Writes } from '../support-view/writes';

/** Who works on the account, and who is asked to. */
@Component({
  selector: 'aff-team-page',
  imports: [Icon, RouterLink, Team, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="row small" routerLink="/more"><tr-icon [svg]="icon" [size]="16" />{{ more }}</a>
      <header class="page-head">
        <h1>{{ texts.title }}</h1>
        @if (session.may(side.write) && view.pass() === null) {
          <button class="btn btn-primary" type="button" (click)="team.invite()">{{ texts.invite }}</button>
        }
      </header>
      <p class="muted">{{ texts.lead }}</p>
      <tr-team #team affWrites [side]="side" />
    </main>
  `,
})
export class TeamPage {
  protected readonly texts = teamStrings;
  protected readonly more = profileStrings.title;
  protected readonly icon = back;
  protected readonly side = affiliateTeam;
  protected readonly session = inject(Session);
  protected readonly view = inject(SupportView);
}
