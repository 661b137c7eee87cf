import { BarChart, LineChart } from 'echarts/charts';
import { BrushComponent, GridComponent, ToolboxComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartEngine } from './drawn-chart';

use([LineChart, BarChart, GridComponent, TooltipComponent, BrushComponent, ToolboxComponent, CanvasRenderer]);

interface BrushEnd {
  readonly areas?: readonly { readonly coordRange?: readonly unknown[] }[];
}

/** ECharts, only the parts that our charts are made of. */
export const echartsEngine: ChartEngine = {
  start(element) {
    const chart = init(element, null, { renderer: 'canvas' });
    const takeBrush = () =>
      chart.dispatchAction({
        type: 'takeGlobalCursor',
        key: 'brush',
        brushOption: { brushType: 'lineX', brushMode: 'single' },
      });
    return {
      draw(options) {
        chart.setOption(options, { notMerge: true });
        takeBrush();
      },
      resize: () => chart.resize(),
      picture: (background) => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background }),
      onBrush(report) {
        chart.on('brushEnd', (event) => {
          const [first, last] = (event as BrushEnd).areas?.[0]?.coordRange ?? [];
          chart.dispatchAction({ type: 'brush', areas: [] });
          if (typeof first === 'number' && typeof last === 'number' && last > first) report(first, last);
        });
      },
      dispose: () => chart.dispose(),
    };
  },
};
