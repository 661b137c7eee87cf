import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Conversions */
@Component({
  selector: 'adm-conversions-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Conversions</h1></main>',
})
export class ConversionsPage {}
