/** What jsdom lacks and our components ask a browser for: sizes that never change, and a device in light mode. */
class UnchangingSize implements ResizeObserver {
  observe(): void {
    return;
  }
  unobserve(): void {
    return;
  }
  disconnect(): void {
    return;
  }
}

const noOne = () => undefined;

globalThis.ResizeObserver ??= UnchangingSize;
globalThis.matchMedia ??= (media: string): MediaQueryList => ({
  media,
  matches: false,
  onchange: null,
  addEventListener: noOne,
  removeEventListener: noOne,
  addListener: noOne,
  removeListener: noOne,
  dispatchEvent: () => false,
});
