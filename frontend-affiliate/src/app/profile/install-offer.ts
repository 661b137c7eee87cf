import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import download from '@material-symbols/svg-300/rounded/download.svg';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { InstallPrompt } from '../own-data/install-prompt';
import { profileStrings } from './profile.strings';

/** Installs the app, where the browser offers it. */
@Component({
  selector: 'aff-install-offer',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (prompt.available() || prompt.byHand) {
      <section class="card stack">
        <h2>{{ texts.install }}</h2>
        <p class="muted">{{ texts.installLead }}</p>
        @if (prompt.available()) {
          <div>
            <button class="btn btn-primary" type="button" (click)="prompt.install()">
              <tr-icon [svg]="icon" />{{ texts.install }}
            </button>
          </div>
        } @else {
          <p>{{ texts.installOnIos }}</p>
        }
      </section>
    }
  `,
})
export class InstallOffer {
  protected readonly prompt = inject(InstallPrompt);
  protected readonly texts = profileStrings;
  protected readonly icon = download;
}
