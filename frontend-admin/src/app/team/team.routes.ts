import type { Routes } from '@angular/router';
import { TeamPage } from './team-page';

/** Pages below /team. */
export const teamRoutes: Routes = [{ path: '', title: 'Team · Tributary', component: TeamPage }];
