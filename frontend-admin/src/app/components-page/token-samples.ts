import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Colours, type and controls. */
@Component({
  selector: 'adm-token-samples',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Foundations</h2>
    <div class="swatches">
      @for (token of tokens; track token) {
        <div class="swatch">
          <span [style.background]="'var(--' + token + ')'"></span><code>{{ token }}</code>
        </div>
      }
    </div>
    <div class="sample">
      @for (size of sizes; track size) {
        <span [style.font-size.px]="size" [style.line-height]="1.3">{{ size }} · €1,234.50 on 3 December</span>
      }
    </div>
    <div class="row">
      <button class="btn btn-primary" type="button">Primary</button>
      <button class="btn" type="button">Secondary</button>
      <button class="btn btn-quiet" type="button">Quiet</button>
      <button class="btn btn-danger" type="button">Refund €84.00</button>
      <button class="btn btn-small" type="button">Small</button>
      <button class="btn" type="button" disabled>Disabled</button>
    </div>
    <form class="form" (submit)="$event.preventDefault()">
      <div class="field">
        <label for="sample-name">Name</label>
        <input class="input" id="sample-name" value="Autumn sale" />
        <span class="hint">Shown to affiliates.</span>
      </div>
      <div class="field">
        <label for="sample-rate">Commission</label>
        <input class="input" id="sample-rate" value="108" aria-invalid="true" aria-describedby="sample-rate-error" />
        <span class="error" id="sample-rate-error">A rate is between 0 and 100 %.</span>
      </div>
    </form>
  `,
  styleUrl: './samples.scss',
  styles: `
    .swatches {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
      gap: 12px;
    }
    .swatch {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .swatch span {
      width: 32px;
      height: 32px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
  `,
})
export class TokenSamples {
  protected readonly sizes = [12, 13, 14, 16, 20, 28, 40];
  protected readonly tokens = [
    ...['ink', 'muted', 'line', 'line-strong', 'paper', 'ground', 'hover', 'accent', 'accent-soft'],
    ...['positive', 'positive-soft', 'caution', 'caution-soft', 'negative', 'negative-soft', 'info', 'info-soft'],
    ...['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'],
  ];
}
