import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Today */
@Component({
  selector: 'aff-today',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Today</h1></main>',
})
export class Today {}
