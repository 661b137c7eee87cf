import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Components */
@Component({
  selector: 'adm-components-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Components</h1></main>',
})
export class ComponentsPage {}
