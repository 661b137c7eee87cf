import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** An address that leads nowhere. */
@Component({
  selector: 'aff-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <h1>Nothing is here</h1>
      <p class="muted">The address may be old, or have a typing mistake.</p>
      <a class="btn btn-primary" routerLink="/today">Go to the start page</a>
    </main>
  `,
})
export class NotFound {}
