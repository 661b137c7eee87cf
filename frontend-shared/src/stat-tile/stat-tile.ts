import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Params } from '@angular/router';
import down from '@material-symbols/svg-300/rounded/trending_down.svg';
import flat from '@material-symbols/svg-300/rounded/trending_flat.svg';
import up from '@material-symbols/svg-300/rounded/trending_up.svg';
import { Icon } from '../icons/icon';
import type { Change } from '../numbers/format-number';
import { Sparkline } from '../sparkline/sparkline';
import { localized } from '../strings/localized';

const texts = localized({ en: { against: (period: string) => `vs ${period}` } });

const icons = { up, down, same: flat } as const;

/** A figure with its comparison and course; with `link`, a door to the rows behind it. */
@Component({
  selector: 'tr-stat-tile',
  imports: [Icon, NgTemplateOutlet, RouterLink, Sparkline],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './stat-tile.html',
  styleUrl: './stat-tile.scss',
})
export class StatTile {
  readonly label = input.required<string>();
  /** As it is shown: formatted. */
  readonly value = input.required<string>();
  readonly change = input<Change>();
  /** What the change is against: "the 30 days before". */
  readonly comparedWith = input('');
  /** Whether more is better; refunds are not. */
  readonly moreIs = input<'good' | 'bad' | 'neither'>('good');
  readonly spark = input<readonly number[]>([]);
  readonly link = input<string | readonly unknown[] | undefined>();
  readonly query = input<Params>({});

  protected readonly against = texts.against;
  /** How much room the figure takes, for the style to choose its size. */
  protected readonly length = computed(() => {
    const { length } = this.value();
    return length > 14 ? 'longest' : length > 10 ? 'long' : 'short';
  });
  protected readonly tone = computed(() => {
    const direction = this.change()?.direction ?? 'same';
    if (direction === 'same' || this.moreIs() === 'neither') return 'muted';
    return (direction === 'up') === (this.moreIs() === 'good') ? 'positive' : 'negative';
  });
  protected readonly icon = computed(() => icons[this.change()?.direction ?? 'same']);
}
