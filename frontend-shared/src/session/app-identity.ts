import { InjectionToken } from '@angular/core';

/** The operator's app, and the affiliates'. */
export type AppName = 'admin' | 'affiliate';

/** Which of the two apps this is. Each keeps a session of its own, also in one browser. */
export interface AppIdentity {
  readonly name: AppName;
  /** Address of its picture, from its base. */
  readonly icon: string;
}

export const APP_IDENTITY = new InjectionToken<AppIdentity>('APP_IDENTITY');
