import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Programs */
@Component({
  selector: 'adm-programs-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Programs</h1></main>',
})
export class ProgramsPage {}
