import type { Routes } from '@angular/router';
import { ComponentsPage } from './components-page';
import { localOnly } from './local-only';

/** The living page of shared components. */
export const componentsPageRoutes: Routes = [
  { path: '', canMatch: [localOnly], title: 'Components · Tributary', component: ComponentsPage },
];
