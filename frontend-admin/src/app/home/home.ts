import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Home */
@Component({
  selector: 'adm-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Home</h1></main>',
})
export class Home {}
