import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Affiliates */
@Component({
  selector: 'adm-affiliates-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Affiliates</h1></main>',
})
export class AffiliatesPage {}
