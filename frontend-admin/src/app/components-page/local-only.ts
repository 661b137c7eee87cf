import { isDevMode } from '@angular/core';
import type { CanMatchFn } from '@angular/router';

/** Opens on a developer's machine only: the living page of components is no part of the product. */
export const localOnly: CanMatchFn = () =>
  isDevMode() || ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);
