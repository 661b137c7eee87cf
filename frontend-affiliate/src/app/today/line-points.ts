/** Where a line's points lie on a canvas of some width and height; y grows downwards, zero is the ground. */
export function linePoints(
  values: readonly number[],
  size: { readonly width: number; readonly height: number },
): readonly (readonly [x: number, y: number])[] {
  const lowest = Math.min(0, ...values);
  // All zero: the line lies on the ground, not at the top.
  const highest = Math.max(lowest === 0 ? Number.MIN_VALUE : 0, ...values);
  const span = highest - lowest;
  const step = size.width / Math.max(1, values.length - 1);
  return values.map((value, index) => [round(index * step), round(((highest - value) / span) * size.height)]);
}

/** The `points` of an SVG polyline. */
export function pointsText(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${x},${y}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
