import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { pageStateStrings } from './page-state.strings';

/** Shown for an address that no page has. */
@Component({
  selector: 'tr-not-found-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <h1>{{ texts.notFound }}</h1>
      <p class="muted">{{ texts.notFoundWhy }}</p>
      <a class="btn btn-primary" routerLink="/">{{ texts.home }}</a>
    </main>
  `,
})
export class NotFoundPage {
  protected readonly texts = pageStateStrings;
}
