import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { BrowserPasskeys } from './browser-passkeys';
import { secondFactorStrings } from './second-factor.strings';

/** Why this page cannot use passkeys, and where it can; nothing where they work. */
@Component({
  selector: 'tr-no-passkeys',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!passkeys.work) {
      <p class="small muted">{{ texts.noPasskeysHere }}</p>
      @if (passkeys.address; as address) {
        <a class="small" [href]="address">{{ texts.passkeyAddress }}</a>
      }
    }
  `,
})
export class NoPasskeys {
  protected readonly passkeys = inject(BrowserPasskeys);
  protected readonly texts = secondFactorStrings;
}
