import type { Routes } from '@angular/router';
import { EarningsPage } from './earnings-page';

/** Pages below /earnings. */
export const earningsRoutes: Routes = [
  { path: '', title: 'Earnings · Tributary', component: EarningsPage },
  {
    path: ':conversionId',
    title: 'Commission · Tributary',
    loadComponent: async () => (await import('./entry-page')).EntryPage,
  },
];
