/** Whether a press belongs to a link, button or box inside the row. */
export function isOwnControl({ target, currentTarget }: Event): boolean {
  const control =
    target instanceof Element ? target.closest('a, button, input, select, label, summary, textarea') : null;
  return control !== null && currentTarget instanceof Element && currentTarget.contains(control);
}

/** How a key moves among rows: the index it leads to, if it does. */
export function movedBy(key: string, index: number, last: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ...{ ArrowDown: index + 1, j: index + 1, ArrowUp: index - 1, k: index - 1, Home: 0, End: last },
  };
  const target = moves[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), last);
}
