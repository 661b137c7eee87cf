import { ChangeDetectionStrategy, Component } from '@angular/core';
import { May } from '@tributary/frontend-shared/session/may';
import { Team } from '@tributary/frontend-shared/team/team';
import { operatorTeam } from '@tributary/frontend-shared/team/team-side';
import { teamStrings } from '@tributary/frontend-shared/team/team.strings';
import { LiveActions } from '../directory/live-actions';

/** Who runs the programs, and who is asked to. */
@Component({
  selector: 'adm-team-page',
  imports: [LiveActions, May, Team],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <header class="page-head" admLive>
        <h1>{{ texts.title }}</h1>
        <button *trMay="side.write" class="btn btn-primary" type="button" (click)="team.invite()">
          {{ texts.invite }}
        </button>
      </header>
      <p class="muted">{{ texts.lead }}</p>
      <tr-team #team admLive [side]="side" />
    </main>
  `,
})
export class TeamPage {
  protected readonly texts = teamStrings;
  protected readonly side = operatorTeam;
}
