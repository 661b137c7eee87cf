import type { ChartColours } from './chart-colours';
import type { ChartData, ChartSeries } from './chart-data';
import { tooltipOf } from './chart-tooltip';
import type { TooltipEntry } from './chart-tooltip';

/** How values and days are written, and whether lines may move. */
export interface ChartWriting {
  readonly value: (value: number) => string;
  readonly axisValue: (value: number) => string;
  readonly day: (day: string) => string;
  readonly comparisonName: (name: string) => string;
  /** How much more or less a value is than the one before: "+20 (+20%)". */
  readonly difference: (value: number, before: number) => string;
  readonly animation: boolean;
}

/** ECharts' options for the data: thin lines, bars from zero, names at the ends of lines, a light grid. */
export function chartOptions(data: ChartData, colours: ChartColours, writing: ChartWriting): Record<string, unknown> {
  const axisText = { color: colours.muted, fontSize: 12, fontFamily: colours.font };
  const named = data.kind === 'line' && data.series.length > 1;
  return {
    animation: writing.animation,
    animationDuration: 180,
    textStyle: { fontFamily: colours.font },
    grid: {
      left: 8,
      right: named ? 104 : 16,
      top: 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: data.days,
      boundaryGap: data.kind === 'bar',
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { ...axisText, formatter: writing.day, hideOverlap: true, margin: 14 },
    },
    yAxis: {
      type: 'value',
      min: (extent: { min: number }) => Math.min(0, extent.min),
      splitNumber: 4,
      ...(data.wholeNumbers === true ? { minInterval: 1 } : {}),
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...axisText, formatter: writing.axisValue },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.paper,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: colours.lineStrong, type: 'solid' } },
      formatter: (entries: readonly TooltipEntry[]) => tooltipOf(entries, data, writing),
    },
    brush: { xAxisIndex: 0, brushStyle: { color: 'rgba(128,128,128,.15)', borderWidth: 0 }, toolbox: [] },
    toolbox: { show: false },
    series: data.series.flatMap((one, index) => [
      ...comparisonSeries(one, colours, writing),
      ...mainSeries(one, data, {
        colour: colours.series[index % colours.series.length] ?? colours.ink,
        named,
        colours,
      }),
    ]),
  };
}

interface Drawing {
  readonly colour: string;
  readonly named: boolean;
  readonly colours: ChartColours;
}

function comparisonSeries({ name, comparison }: ChartSeries, colours: ChartColours, writing: ChartWriting) {
  if (!comparison) return [];
  return [
    {
      name: writing.comparisonName(name),
      type: 'line',
      data: comparison,
      showSymbol: false,
      silent: true,
      lineStyle: { width: 1.25, color: colours.lineStrong },
      itemStyle: { color: colours.lineStrong },
    },
  ];
}

function mainSeries(one: ChartSeries, data: ChartData, { colour, named, colours }: Drawing) {
  const open = data.incompleteFrom === undefined ? -1 : data.days.indexOf(data.incompleteFrom);
  return data.kind === 'bar' ? [bars(one, open, colour, colours)] : lines(one, open, { colour, named, colours });
}

function bars({ name, values }: ChartSeries, open: number, colour: string, { paper }: ChartColours) {
  // Hatched: the day is not over.
  const decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: paper };
  const bar = (value: number | null, day: number) =>
    open >= 0 && day >= open ? { value, itemStyle: { color: colour, opacity: 0.7, decal } } : value;
  return { name, type: 'bar', data: values.map(bar), barMaxWidth: 28, itemStyle: { color: colour, borderRadius: 2 } };
}

/** A line up to the last whole day, then a dashed one over what is not over yet. */
function lines({ name, values }: ChartSeries, open: number, { colour, named, colours }: Drawing) {
  const whole = open < 0 ? values : values.map((value, day) => (day < open ? value : null));
  const label = {
    show: named,
    formatter: name,
    color: colours.ink,
    fontSize: 12,
    distance: 8,
    width: 92,
    overflow: 'truncate',
  };
  const line = {
    name,
    type: 'line',
    showSymbol: false,
    symbol: 'circle',
    symbolSize: 6,
    lineStyle: { width: 1.75, color: colour },
    itemStyle: { color: colour },
    endLabel: label,
    labelLayout: { moveOverlap: 'shiftY' },
  };
  if (open < 0) return [{ ...line, data: values }];
  const rest = values.map((value, day) => (day >= open - 1 ? value : null));
  return [
    { ...line, data: whole, endLabel: { show: false } },
    { ...line, data: rest, lineStyle: { ...line.lineStyle, type: 'dashed' }, tooltip: { show: true } },
  ];
}
