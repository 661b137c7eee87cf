import { Directive, computed, inject } from '@angular/core';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { TestMode } from './test-mode';

const texts = localized({ en: { live: 'live' } });

/**
 * `admLive`: buttons here change the live thing, also in test mode. Then each of them says so, "Suspend… (live)"; the style of buttons
 * puts the mark behind their words.
 */
@Directive({ selector: '[admLive]', host: { '[style.--button-mark]': 'mark()' } })
export class LiveActions {
  private readonly testMode = inject(TestMode);
  protected readonly mark = computed(() => (this.testMode.isOn() ? `" (${texts.live})"` : null));
}
