import type { Routes } from '@angular/router';
import { prepareFormats } from '../own-data/prepare-formats';
import { Today } from './today';

/** The address is matched while the session is still being asked for: that time is used. */
function prepareAhead(): true {
  void prepareFormats();
  return true;
}

/** Pages below /today. */
export const todayRoutes: Routes = [
  {
    path: '',
    title: 'Today · Tributary',
    component: Today,
    canMatch: [prepareAhead],
    canActivate: [prepareFormats],
  },
];
