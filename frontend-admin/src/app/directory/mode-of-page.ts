import { effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TestMode } from './test-mode';

/** What a page is about, once it is known. */
interface Thing {
  readonly id: string;
  readonly livemode: boolean;
}

/**
 * For pages about one thing of one mode: the frame becomes that of the thing, and whoever then switches the mode is taken to
 * the list, because the thing is not in the other. Call it where `inject` works.
 */
export function modeOfPage(thing: () => Thing | undefined, list: string): void {
  const [mode, router] = [inject(TestMode), inject(Router)];
  let fitted: string | undefined;
  effect(() => {
    const shown = thing();
    if (shown === undefined) return;
    if (shown.livemode !== mode.isOn()) fitted = shown.id;
    else if (fitted === shown.id) void router.navigateByUrl(list);
    else mode.fit(shown.livemode);
  });
}
