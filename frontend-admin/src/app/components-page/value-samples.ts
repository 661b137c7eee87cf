import { ChangeDetectionStrategy, Component } from '@angular/core';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { Money } from '@tributary/frontend-shared/money/money';
import { formatChange } from '@tributary/frontend-shared/numbers/format-number';
import { Qr } from '@tributary/frontend-shared/qr/qr';
import { Sparkline } from '@tributary/frontend-shared/sparkline/sparkline';
import { StatTile } from '@tributary/frontend-shared/stat-tile/stat-tile';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { states } from '@tributary/frontend-shared/state-chip/states';
import type { StateOf } from '@tributary/frontend-shared/state-chip/states';
import { Time } from '@tributary/frontend-shared/time/time';
import { Why } from '@tributary/frontend-shared/why/why';
import { whySample } from './why-sample';

/** Money, times, states, figures, explanations. */
@Component({
  selector: 'adm-value-samples',
  imports: [CopyButton, IdChip, Money, Qr, Sparkline, StatTile, StateChip, Time, Why],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './value-samples.html',
  styleUrl: './samples.scss',
})
export class ValueSamples {
  protected readonly groups = Object.entries(states).map(([of, each]) => ({
    of: of as StateOf,
    states: Object.keys(each),
  }));
  protected readonly amounts = [
    { amount: '412.50', currency: 'EUR' },
    { amount: '-5.65', currency: 'USD' },
    { amount: '1200', currency: 'JPY' },
    { amount: '12345678901234567.89', currency: 'EUR' },
  ];
  protected readonly moments = [-40, -3 * 3600, -26 * 3600, 50 * 3600, -40 * 86400].map((seconds) =>
    new Date(Date.now() + seconds * 1000).toISOString(),
  );
  protected readonly up = formatChange(112, 100);
  protected readonly down = formatChange(88, 100);
  protected readonly course = [3, 5, 4, 8, 7, 12, 9, 14];
  protected readonly why = whySample;
}
