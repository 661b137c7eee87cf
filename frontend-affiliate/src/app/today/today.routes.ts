import type { Routes } from '@angular/router';
import { Today } from './today';

/** Pages below /today. */
export const todayRoutes: Routes = [{ path: '', title: 'Today · Tributary', component: Today }];
