import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Earnings */
@Component({
  selector: 'aff-earnings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Earnings</h1></main>',
})
export class EarningsPage {}
