/** The tokens a chart is drawn with, as colours that a canvas understands. */
export interface ChartColours {
  readonly series: readonly string[];
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly paper: string;
  readonly font: string;
}

/**
 * Reads the tokens as they are right now inside an element. A custom property keeps `light-dark()` as text; only a real
 * property, here the colour of a probe, is resolved to the side that counts.
 */
export function readColours(inside: HTMLElement): ChartColours {
  const probe = inside.appendChild(document.createElement('span'));
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    series: [1, 2, 3, 4, 5, 6].map((index) => read(`--series-${index}`)),
    ink: read('--ink'),
    muted: read('--muted'),
    line: read('--line'),
    lineStrong: read('--line-strong'),
    paper: read('--paper'),
    font: getComputedStyle(inside).fontFamily,
  };
  probe.remove();
  return colours;
}
