import { effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { localized } from '@tributary/frontend-shared/strings/localized';

const texts = localized({ en: { title: (page: string) => `${page} · Tributary` } });

/**
 * Names the browser's tab after what the page is about, once it is known; until then the route's own title stands. Call it
 * where `inject` works.
 */
export function pageTitle(name: () => string | undefined): void {
  const title = inject(Title);
  effect(() => {
    const about = name();
    if (about !== undefined) title.setTitle(texts.title(about));
  });
}
