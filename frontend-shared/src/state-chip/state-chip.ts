import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import cancel from '@material-symbols/svg-300/rounded/cancel.svg';
import check from '@material-symbols/svg-300/rounded/check_circle.svg';
import pause from '@material-symbols/svg-300/rounded/pause_circle.svg';
import circle from '@material-symbols/svg-300/rounded/radio_button_unchecked.svg';
import clock from '@material-symbols/svg-300/rounded/schedule.svg';
import { Icon } from '../icons/icon';
import { stateTone, stateWord } from './states';
import type { StateOf, Tone } from './states';

const icons: Readonly<Record<Tone, string>> = {
  neutral: circle,
  info: clock,
  positive: check,
  caution: pause,
  negative: cancel,
};

/** A state as word, icon and colour: never colour alone. */
@Component({
  selector: 'tr-state-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<tr-icon [svg]="icon()" [size]="14" />{{ word() }}',
  host: { '[attr.data-tone]': 'tone()' },
  styleUrl: './state-chip.scss',
})
export class StateChip {
  /** Whose state it is. */
  readonly of = input.required<StateOf>();
  /** As the API names it. */
  readonly state = input.required<string>();

  protected readonly word = computed(() => stateWord(this.of(), this.state()));
  protected readonly tone = computed(() => stateTone(this.of(), this.state()));
  protected readonly icon = computed(() => icons[this.tone()]);
}
