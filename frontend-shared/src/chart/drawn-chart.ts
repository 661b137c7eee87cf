/** What a chart needs of ECharts; tests give another. */
export interface ChartEngine {
  start(element: HTMLElement): DrawnChart;
}

/** One chart on the page. */
export interface DrawnChart {
  draw(options: Record<string, unknown>): void;
  resize(): void;
  /** A picture on the given background, as data URL. */
  picture(background: string): string;
  /** Calls back with the first and last index of a span that was pulled open with the pointer. */
  onBrush(report: (first: number, last: number) => void): void;
  dispose(): void;
}
