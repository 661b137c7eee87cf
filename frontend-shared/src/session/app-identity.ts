import { InjectionToken } from '@angular/core';

/** Which of the two apps this is, and whose it is. Each keeps a session of its own, also in one browser. */
export interface AppIdentity {
  readonly name: 'admin' | 'affiliate';
  /** The role an account must have to use this app. */
  readonly role: 'admin' | 'affiliate';
}

export const APP_IDENTITY = new InjectionToken<AppIdentity>('APP_IDENTITY');
