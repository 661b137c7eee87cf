import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TestMode } from '../directory/test-mode';
import { homeStrings } from './home.strings';
import { LiveCounters } from './live-counters';

/** In the top bar: whether figures come in live. Colour, shape and words say the same. */
@Component({
  selector: 'adm-live-dot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="dot" [class]="testMode.isOn() ? '' : live.state()" aria-hidden="true"></span>
    <span class="word" role="status">{{ word() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      margin-inline-start: auto;
      color: var(--muted);
      font-size: var(--text-13);
      white-space: nowrap;
    }
    .dot {
      width: 8px;
      height: 8px;
      border: 2px solid var(--muted);
      border-radius: var(--radius-full);
    }
    .live {
      border-color: var(--positive);
      background: var(--positive);
      /* Still: a pulse would repaint the page for as long as it is open. */
      box-shadow: 0 0 0 3px color-mix(in srgb, var(--positive) 18%, transparent);
    }
    .paused {
      border-color: var(--caution);
    }
    @media (max-width: 599.98px) {
      .word {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class LiveDot {
  protected readonly live = inject(LiveCounters);
  protected readonly testMode = inject(TestMode);
  /** In test mode no "Live": it would be read as live data. */
  protected readonly word = computed(() =>
    this.testMode.isOn() ? homeStrings.testData : homeStrings.live[this.live.state()],
  );
}
