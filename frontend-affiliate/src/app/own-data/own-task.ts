/** Ends the present task: what follows runs in one of its own, so that a tap is heard and a frame is drawn in between. */
export function ownTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
