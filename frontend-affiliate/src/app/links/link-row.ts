import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import qrCode from '@material-symbols/svg-300/rounded/qr_code_2.svg';
import type { Link, OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { destinationNote } from '@tributary/frontend-shared/links/destination-note';
import { linkStatus } from '@tributary/frontend-shared/links/link-status';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { Sparkline } from '@tributary/frontend-shared/sparkline/sparkline';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { supportViewStrings } from '../support-view/support-view.strings';
import { pageName } from '../own-data/page-name';
import type { LinkWeek } from './link-week';
import { weekDays } from './link-week';
import { linksStrings } from './links.strings';

/** One link with what it did in seven days. */
@Component({
  selector: 'aff-link-row',
  imports: [CopyButton, Icon, RouterLink, Sparkline, StateChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './link-row.html',
  styleUrl: './link-row.scss',
})
export class LinkRow {
  readonly link = input.required<Link>();
  /** Undefined while the week's figures are unknown. */
  readonly week = input<LinkWeek>();
  /** Undefined while it is not known. */
  readonly program = input<OwnProgram>();
  readonly opened = output();
  readonly switched = output<boolean>();

  private readonly clock = inject(ServerClock);
  protected readonly support = inject(SupportView);
  protected readonly supportTexts = supportViewStrings;
  protected readonly texts = linksStrings;
  protected readonly icon = qrCode;

  /** Host and path: what people tell pages apart by. */
  protected readonly page = computed(() => pageName(this.link().destinationUrl));
  protected readonly note = computed(() => destinationNote(this.link(), this.program()?.fallbackUrl, this.clock.now()));
  protected readonly status = computed(() => linkStatus(this.link()));
  protected readonly shortUrl = computed(() => this.link().url.replace(/^https?:\/\//, ''));
  protected readonly spark = computed(() => this.week()?.clicksByDay ?? Array.from({ length: weekDays }, () => 0));
  protected readonly sparkLabel = computed(() => this.texts.spark(this.spark().join(', ')));
  protected readonly clicks = computed(() => {
    const clicks = this.week()?.clicks ?? 0;
    return this.texts.week(this.texts.clicks(clicks, formatCount(clicks)));
  });
  protected readonly earned = computed(() =>
    (this.week()?.earned ?? []).map((money) => formatMoney(money)).join(' + '),
  );
}
