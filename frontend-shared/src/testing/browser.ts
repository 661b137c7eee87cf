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

// The CDK still listens by the old names where a browser has them.
const listening = ['addEventListener', 'removeEventListener', 'addListener', 'removeListener', 'dispatchEvent'];
const noOne = () => false;

globalThis.ResizeObserver ??= UnchangingSize;
globalThis.matchMedia ??= (media) => {
  const methods = Object.fromEntries(listening.map((name) => [name, noOne]));
  return { media, matches: false, onchange: null, ...methods } as unknown as MediaQueryList;
};
