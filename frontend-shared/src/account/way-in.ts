import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { APP_IDENTITY } from '../session/app-identity';
import { accountStrings } from './account.strings';

/** The frame of pages that nobody has to be signed in for: one narrow column, one question. */
@Component({
  selector: 'tr-way-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <section>
        <p class="brand"><img [src]="icon" alt="" width="32" height="32" />{{ texts.product }}</p>
        <h1>{{ title() }}</h1>
        @if (lead()) {
          <p class="muted">{{ lead() }}</p>
        }
        <ng-content />
      </section>
    </main>
  `,
  styles: `
    main {
      display: grid;
      min-height: 100dvh;
      padding: var(--gutter);
      place-items: center;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      width: min(360px, 100%);
      overflow-wrap: anywhere;
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 10px;
      margin-bottom: 16px;
      font-size: var(--text-16);
      font-weight: 600;
    }
  `,
})
export class WayIn {
  readonly title = input.required<string>();
  readonly lead = input<string>();
  protected readonly texts = accountStrings;
  protected readonly icon = inject(APP_IDENTITY).icon;
}
