import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { rangeOf } from '@tributary/frontend-shared/date-range/date-range';
import type { Comparison, DateRange } from '@tributary/frontend-shared/date-range/date-range';
import { DateRangePicker } from '@tributary/frontend-shared/date-range/date-range-picker';
import type { Filter, FilterValues } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';

/** What people choose and decide with. */
@Component({
  selector: 'adm-control-samples',
  imports: [DateRangePicker, FilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Choices and questions</h2>
    <tr-filter-bar lead="Conversions" [filters]="filters" [(values)]="values">
      <tr-date-range-picker [(range)]="range" [(comparison)]="comparison" today="2026-11-22" />
    </tr-filter-bar>
    <div class="row">
      <button class="btn" type="button" (click)="ask()">Ask with consequences</button>
      <button class="btn" type="button" (click)="tell()">Tell with undo</button>
    </div>
  `,
  styleUrl: './samples.scss',
})
export class ControlSamples {
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly range = signal<DateRange>(rangeOf('30d', '2026-11-22'));
  protected readonly comparison = signal<Comparison | undefined>('before');
  protected readonly values = signal<FilterValues>({ status: 'on_hold' });
  protected readonly filters: readonly Filter[] = [
    {
      id: 'status',
      label: 'State',
      phrase: 'with status',
      kind: 'choice',
      placeholder: 'in any state',
      options: [
        { value: 'recorded', label: 'recorded' },
        { value: 'on_hold', label: 'on hold' },
        { value: 'approved', label: 'approved' },
      ],
    },
    { id: 'q', label: 'Order', phrase: 'with order', kind: 'text', placeholder: 'any number' },
  ];

  protected async ask(): Promise<void> {
    const went = await this.confirm.ask({
      heading: 'Refund this order?',
      consequences: ['€84.00 is taken back from order A-1047.', '€5.65 is taken back from Ada Winter.'],
      action: 'Refund €84.00',
      danger: true,
    });
    this.toasts.show(went ? 'Refunded' : 'Nothing was changed');
  }

  protected tell(): void {
    this.toasts.show('Link switched off', { undo: () => this.toasts.show('Link is on again') });
  }
}
