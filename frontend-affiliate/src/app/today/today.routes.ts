import type { Routes } from '@angular/router';
import { prepareFormats } from '../own-data/prepare-formats';
import { Today } from './today';

// Begins as soon as this page's code is there: mostly the session is still being asked for.
const prepared = prepareFormats();

/** Pages below /today. */
export const todayRoutes: Routes = [
  { path: '', title: 'Today · Tributary', component: Today, canActivate: [() => prepared] },
];
