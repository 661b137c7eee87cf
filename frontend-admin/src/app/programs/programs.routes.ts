import type { Routes } from '@angular/router';
import { ProgramsPage } from './programs-page';

/** Pages below /programs. */
export const programsRoutes: Routes = [{ path: '', title: 'Programs · Tributary', component: ProgramsPage }];
