import { ChangeDetectionStrategy, Component } from '@angular/core';
import { ThemeSwitch } from '@tributary/frontend-shared/theme/theme-switch';
import { ChartSamples } from './chart-samples';
import { ControlSamples } from './control-samples';
import { StateSamples } from './state-samples';
import { TableSamples } from './table-samples';
import { TokenSamples } from './token-samples';
import { ValueSamples } from './value-samples';

/** Every shared component with its variants, in either theme: where to look first, and what screenshots compare. */
@Component({
  selector: 'adm-components-page',
  imports: [ChartSamples, ControlSamples, StateSamples, TableSamples, ThemeSwitch, TokenSamples, ValueSamples],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <div class="page-head">
        <h1>Components</h1>
        <tr-theme-switch />
      </div>
      <p class="muted">What both apps are made of. This page exists on your own machine only.</p>
      <adm-token-samples />
      <adm-value-samples />
      <adm-state-samples />
      <adm-control-samples />
      <adm-table-samples />
      <adm-chart-samples />
    </main>
  `,
})
export class ComponentsPage {}
