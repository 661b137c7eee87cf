import type { Routes } from '@angular/router';
import { ConversionsPage } from './conversions-page';

/** Pages below /conversions. */
export const conversionsRoutes: Routes = [
  { path: '', title: 'Conversions · Tributary', component: ConversionsPage },
  {
    path: ':id',
    title: 'Conversion · Tributary',
    loadComponent: async () => (await import('./conversion-page')).ConversionPage,
  },
];
