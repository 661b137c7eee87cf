import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import cloudOff from '@material-symbols/svg-300/rounded/cloud_off.svg';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { formatMoment, formatRelative } from '@tributary/frontend-shared/time/format-time';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import type { Answer } from './answer';
import { Connection } from './connection';
import { freshnessStrings } from './freshness.strings';

const minuteMs = 60_000;

/**
 * How old the page's figures are: quiet while they are current, a plain line with their age and a way to try again while
 * they cannot be brought up to date. Being offline is a state of the page, not an event.
 */
@Component({
  selector: 'aff-freshness',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './freshness.html',
  styleUrl: './freshness.scss',
  host: { '[class.quiet]': '!stale()' },
})
export class Freshness {
  /** Everything that the page shows. */
  readonly answers = input.required<readonly Answer<unknown>[]>();

  private readonly clock = inject(ServerClock);
  private readonly connection = inject(Connection);
  protected readonly texts = freshnessStrings;
  protected readonly icon = cloudOff;

  private readonly shown = computed(() => this.answers().flatMap((answer) => answer.kept() ?? []));
  private readonly oldest = computed(() => this.shown().toSorted((a, b) => a.deviceAt - b.deviceAt)[0]);
  protected readonly stale = computed(() => this.shown().length > 0 && this.answers().some((answer) => answer.stale()));
  protected readonly loading = computed(() => this.answers().some((answer) => answer.loading()));
  private readonly problem = computed(() =>
    this.answers()
      .find((answer) => answer.problem())
      ?.problem(),
  );
  protected readonly reference = computed(() =>
    this.problem()?.kind === 'broken' ? this.problem()?.requestId : undefined,
  );

  protected readonly cause = computed(() => {
    if (!this.connection.online()) return this.texts.offline;
    switch (this.problem()?.kind) {
      case 'offline':
        return this.texts.unreachable;
      case 'busy':
        return this.texts.busy;
      case 'forbidden':
        return this.texts.forbidden;
      default:
        return this.texts.broken;
    }
  });

  protected readonly from = computed(() => {
    const oldest = this.oldest();
    if (!oldest) return '';
    // Reading the clock makes the age grow; both ends of it are this device's, so its error cancels out.
    const now = this.clock.now();
    const age = Math.max(0, Date.now() - oldest.deviceAt);
    return this.texts.from(
      formatMoment(oldest.at, now),
      age < minuteMs ? this.texts.moment : formatRelative(now - age, now),
    );
  });

  protected again(): void {
    for (const answer of this.answers()) void answer.reload();
  }
}
