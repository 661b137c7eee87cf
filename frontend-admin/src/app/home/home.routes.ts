import type { Routes } from '@angular/router';
import { Home } from './home';

/** Pages below /home. */
export const homeRoutes: Routes = [{ path: '', title: 'Overview · Tributary', component: Home }];
