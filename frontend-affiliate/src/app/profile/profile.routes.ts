import type { Routes } from '@angular/router';
import { ProfilePage } from './profile-page';

/** Pages below /profile. */
export const profileRoutes: Routes = [{ path: '', title: 'More · Tributary', component: ProfilePage }];
