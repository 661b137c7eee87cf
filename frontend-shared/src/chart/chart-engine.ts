import { InjectionToken } from '@angular/core';
import type { ChartEngine } from './drawn-chart';

/** Loads ECharts when the first chart is shown, so that no page without one pays for it. */
export const CHART_ENGINE = new InjectionToken<() => Promise<ChartEngine>>('CHART_ENGINE', {
  factory: () => async () => (await import('./echarts-engine')).echartsEngine,
});
