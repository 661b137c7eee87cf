import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { formatDate, formatExact, formatMoment, formatRelative, formatSecond } from './format-time';
import { ServerClock } from './server-clock';

/** `relative`: how long ago or until when. `date`: the day. `moment`: weekday, day and time; `second`: with seconds. */
export type TimeForm = 'relative' | 'date' | 'moment' | 'second';

/** A moment, kept up to date, with its exact form and zone on hover and for programs. */
@Component({
  selector: 'tr-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<time [attr.datetime]="value()" [title]="exact()">{{ text() }}</time>',
  styles: `
    time {
      white-space: var(--time-wrap, nowrap);
    }
  `,
})
export class Time {
  private readonly clock = inject(ServerClock);

  /** RFC 3339; nothing is a dash. */
  readonly value = input.required<string | null | undefined>();
  readonly as = input<TimeForm>('relative');
  /** IANA zone, for moments that belong to a program; else the device's. */
  readonly zone = input<string>();

  private readonly moment = computed(() => Date.parse(this.value() ?? ''));

  protected readonly exact = computed(() =>
    Number.isNaN(this.moment()) ? '' : formatExact(this.moment(), this.zone()),
  );

  protected readonly text = computed(() => {
    const moment = this.moment();
    if (Number.isNaN(moment)) return '–';
    const write = { relative: formatRelative, date: formatDate, moment: formatMoment, second: formatSecond }[this.as()];
    return write(moment, this.clock.now(), this.zone());
  });
}
