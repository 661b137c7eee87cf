import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { supportViewStrings } from './support-view.strings';
import { timeLeft } from './time-left';

/** Says above every page that support looks, with whose eyes, and how long still. */
@Component({
  selector: 'aff-support-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (view.pass(); as pass) {
      <aside [attr.aria-label]="texts.banner">
        @if (view.ended()) {
          <p role="status">{{ texts.over }}</p>
        } @else {
          <p>
            <bdi>{{ texts.sees(pass.affiliateName) }}</bdi>&ngsp;<span role="timer">{{ texts.ends(left()) }}</span>
          </p>
          <button class="btn btn-small" type="button" (click)="view.end()">{{ texts.end }}</button>
        }
      </aside>
    }
  `,
  styles: `
    :host {
      position: sticky;
      top: 0;
      z-index: 30;
      display: block;
    }
    aside {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 4px 16px;
      padding: 8px var(--gutter);
      border-bottom: 1px solid var(--line);
      background: var(--caution-soft);
      overflow-wrap: anywhere;
    }
    span {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class SupportBanner {
  private readonly clock = inject(ServerClock);
  protected readonly view = inject(SupportView);
  protected readonly texts = supportViewStrings;
  private readonly now = signal(this.clock.exact());
  private readonly until = computed(() => Date.parse(this.view.pass()?.expiresAt ?? ''));
  protected readonly left = computed(() => timeLeft(this.until(), this.now()));

  constructor() {
    if (this.view.pass() === null) return;
    const ticking = setInterval(() => this.now.set(this.clock.exact()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
    effect(() => {
      if (this.until() <= this.now()) this.view.over();
    });
  }
}
