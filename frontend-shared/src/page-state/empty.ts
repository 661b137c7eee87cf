import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Page not found yet: what it would be, an example, and (as content) the one action that brings it. */
@Component({
  selector: 'tr-empty',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="heading">{{ heading() }}</p>
    @if (text()) {
      <p class="muted">{{ text() }}</p>
    }
    @if (example()) {
      <p class="small muted">{{ example() }}</p>
    }
    <div class="action"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: center;
      padding: 48px 24px;
      text-align: center;
    }
    .heading {
      font-size: var(--text-16);
      font-weight: 600;
    }
    p {
      max-width: 56ch;
      overflow-wrap: anywhere;
    }
    .action:not(:empty) {
      margin-top: 8px;
    }
  `,
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly example = input('');
}
