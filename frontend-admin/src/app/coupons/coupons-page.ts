import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Coupons */
@Component({
  selector: 'adm-coupons-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Coupons</h1></main>',
})
export class CouponsPage {}
