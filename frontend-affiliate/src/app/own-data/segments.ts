import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Params } from '@angular/router';

/** A few choices side by side, one of them taken; the choice is a parameter of the address. */
@Component({
  selector: 'aff-segments',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <a
          [routerLink]="[]"
          [queryParams]="queryOf(option.value)"
          queryParamsHandling="merge"
          replaceUrl
          [attr.aria-current]="option.value === selected() ? 'true' : null"
          >{{ option.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: inline-flex;
      max-width: 100%;
      padding: 2px;
      border-radius: var(--radius);
      background: var(--neutral-soft);
      overflow-x: auto;
    }
    a {
      min-height: 32px;
      padding: 6px 12px;
      border-radius: var(--radius-control);
      color: var(--muted);
      font-size: var(--text-13);
      line-height: 20px;
      text-decoration: none;
      white-space: nowrap;
    }
    a[aria-current] {
      background: var(--paper);
      box-shadow: 0 0 0 1px var(--line);
      color: var(--ink);
    }
  `,
})
export class Segments {
  readonly label = input.required<string>();
  readonly parameter = input.required<string>();
  readonly options = input.required<readonly { readonly value: string | null; readonly label: string }[]>();
  readonly selected = input<string | null>(null);

  protected queryOf(value: string | null): Params {
    return { [this.parameter()]: value };
  }
}
