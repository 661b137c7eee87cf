import { ChangeDetectionStrategy, Component } from '@angular/core';
import { FactorsPanel } from '@tributary/frontend-shared/second-factor/factors-panel';
import { secondFactorStrings } from '@tributary/frontend-shared/second-factor/second-factor.strings';

/** The person's own second factors. */
@Component({
  selector: 'adm-security-page',
  imports: [FactorsPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <h1>{{ texts.security }}</h1>
      <p class="muted">{{ texts.securityLead }}</p>
      <section class="card">
        <tr-factors-panel />
      </section>
    </main>
  `,
  styles: `
    section {
      max-width: 640px;
    }
  `,
})
export class SecurityPage {
  protected readonly texts = secondFactorStrings;
}
