import type { Routes } from '@angular/router';
import { ProfilePage } from './profile-page';

/** Pages below /more. */
export const profileRoutes: Routes = [
  { path: '', title: 'More · Tributary', component: ProfilePage },
  {
    path: 'password',
    title: 'Change password · Tributary',
    loadComponent: async () => (await import('./password-page')).PasswordPage,
  },
  {
    path: 'team',
    title: 'Team · Tributary',
    loadComponent: async () => (await import('../team/team-page')).TeamPage,
  },
  {
    path: 'email',
    title: 'Sign-in address · Tributary',
    loadComponent: async () => (await import('./email-page')).EmailPage,
  },
  {
    path: 'sessions',
    title: 'Sessions · Tributary',
    loadComponent: async () => (await import('./sessions-page')).SessionsPage,
  },
  {
    path: 'security',
    title: 'Two-step verification · Tributary',
    loadComponent: async () => (await import('./security-page')).SecurityPage,
  },
];
