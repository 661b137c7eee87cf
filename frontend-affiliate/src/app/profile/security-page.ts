import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { FactorsPanel } from '@tributary/frontend-shared/second-factor/factors-panel';
import { secondFactorStrings } from '@tributary/frontend-shared/second-factor/second-factor.strings';
import { profileStrings } from './profile.strings';
import { Writes } from '../support-view/writes';

/** The person's own second factors, which an affiliate may do without. */
@Component({
  selector: 'aff-security-page',
  imports: [FactorsPanel, Icon, RouterLink, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="row small" routerLink="/more"><tr-icon [svg]="icon" [size]="16" />{{ profile.title }}</a>
      <h1>{{ texts.security }}</h1>
      <p class="muted">{{ texts.securityLead }}</p>
      <section class="card">
        <tr-factors-panel affWrites />
      </section>
    </main>
  `,
})
export class SecurityPage {
  protected readonly texts = secondFactorStrings;
  protected readonly profile = profileStrings;
  protected readonly icon = back;
}
