import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import warning from '@material-symbols/svg-300/rounded/error.svg';
import { problemOf } from '../api/problem';
import { CopyButton } from '../copy/copy-button';
import { fieldWords } from '../forms/field-words';
import { Icon } from '../icons/icon';
import { pageStateStrings } from './page-state.strings';

/** What happened, what is safe, what to do, and what support finds it by. Announced to screen readers. */
@Component({
  selector: 'tr-error',
  imports: [CopyButton, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './error.html',
  styleUrl: './error.scss',
  host: { role: 'alert' },
})
export class ErrorState {
  /** Whatever was thrown. */
  readonly error = input.required<unknown>();
  /** What is certainly not lost or done: "Your entries are still here." */
  readonly safe = input<string>();
  /** Whether asking again can help; then there is a button. */
  readonly canRetry = input(true);
  readonly retry = output();

  protected readonly texts = pageStateStrings;
  protected readonly warning = warning;
  protected readonly problem = computed(() => problemOf(this.error()));
  protected readonly wordsOf = fieldWords;
  /** Where asking again helps, something was only read: that nothing was changed goes without saying. */
  protected readonly kept = computed(() => this.safe() ?? (this.canRetry() ? '' : pageStateStrings.safe));
  protected readonly words = computed(() => pageStateStrings.problems[this.problem().kind]);
  protected readonly next = computed(() => {
    const { retryAfter } = this.problem();
    return retryAfter === undefined ? this.words().next : this.texts.waitSeconds(retryAfter);
  });
}
