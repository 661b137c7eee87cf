import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Params } from '@angular/router';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';

/** Says that a form was done and goes where that is seen. Call it where `inject` works. */
export function afterForm(): (words: string, commands: readonly string[], queryParams?: Params) => void {
  const [router, toasts] = [inject(Router), inject(Toasts)];
  return (words, commands, queryParams = {}) => {
    toasts.show(words);
    void router.navigate([...commands], { queryParams });
  };
}
