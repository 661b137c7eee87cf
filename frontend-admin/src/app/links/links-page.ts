import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Links */
@Component({
  selector: 'adm-links-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main class="page"><h1>Links</h1></main>',
})
export class LinksPage {}
