import type { Routes } from '@angular/router';
import { asksBeforeLeaving } from '@tributary/frontend-shared/forms/unsaved-work';
import { signedIn } from '@tributary/frontend-shared/session/signed-in';
import { Shell } from './shell/shell';
import { todayRoutes } from './today/today.routes';

/**
 * The affiliate app's addresses. Each feature is loaded when it is first opened; Today, where everybody arrives, is there
 * from the start.
 */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in · Tributary',
    loadComponent: async () => (await import('./sign-in/sign-in')).SignIn,
  },
  {
    path: 'invitation',
    title: 'Invitation · Tributary',
    loadComponent: async () => (await import('./team/invitation-page')).InvitationPage,
  },
  {
    path: 'support-view',
    title: 'Support view · Tributary',
    loadComponent: async () => (await import('./support-view/support-view-page')).SupportViewPage,
  },
  {
    path: 'forgot-password',
    title: 'Set a new password · Tributary',
    loadComponent: async () =>
      (await import('@tributary/frontend-shared/account/forgot-password-page')).ForgotPasswordPage,
  },
  {
    path: 'reset-password',
    title: 'New password · Tributary',
    loadComponent: async () => (await import('@tributary/frontend-shared/account/new-password-page')).NewPasswordPage,
  },
  {
    path: 'verify-email',
    title: 'Your email address · Tributary',
    loadComponent: async () => (await import('@tributary/frontend-shared/account/verify-email-page')).VerifyEmailPage,
  },
  {
    path: '',
    component: Shell,
    canActivate: [signedIn],
    canActivateChild: [asksBeforeLeaving],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      { path: 'today', children: todayRoutes },
      { path: 'links', loadChildren: async () => (await import('./links/links.routes')).linksRoutes },
      { path: 'earnings', loadChildren: async () => (await import('./earnings/earnings.routes')).earningsRoutes },
      { path: 'more', loadChildren: async () => (await import('./profile/profile.routes')).profileRoutes },
      {
        path: '**',
        title: 'Not found · Tributary',
        loadComponent: async () => (await import('@tributary/frontend-shared/page-state/not-found-page')).NotFoundPage,
      },
    ],
  },
];
