import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Team } from '@tributary/frontend-shared/team/team';
import { operatorTeam } from '@tributary/frontend-shared/team/team-side';
import { teamStrings } from '@tributary/frontend-shared/team/team.strings';

/** Who runs the programs, and who is asked to. */
@Component({
  selector: 'adm-team-page',
  imports: [Team],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <header class="page-head">
        <h1>{{ texts.title }}</h1>
      </header>
      <p class="muted">{{ texts.lead }}</p>
      <tr-team [side]="side" />
    </main>
  `,
})
export class TeamPage {
  protected readonly texts = teamStrings;
  protected readonly side = operatorTeam;
}
