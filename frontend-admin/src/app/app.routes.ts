import type { Routes } from '@angular/router';
import { asksBeforeLeaving } from '@tributary/frontend-shared/forms/unsaved-work';
import { signedIn } from '@tributary/frontend-shared/session/signed-in';
import { Shell } from './shell/shell';

/** The admin app's addresses. Each feature is loaded when it is first opened. */
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
      { path: '', pathMatch: 'full', redirectTo: 'home' },
      { path: 'home', loadChildren: async () => (await import('./home/home.routes')).homeRoutes },
      { path: 'programs', loadChildren: async () => (await import('./programs/programs.routes')).programsRoutes },
      { path: 'merchants', loadChildren: async () => (await import('./merchants/merchants.routes')).merchantsRoutes },
      {
        path: 'affiliates',
        loadChildren: async () => (await import('./affiliates/affiliates.routes')).affiliatesRoutes,
      },
      {
        path: 'conversions',
        loadChildren: async () => (await import('./conversions/conversions.routes')).conversionsRoutes,
      },
      { path: 'links', loadChildren: async () => (await import('./links/links.routes')).linksRoutes },
      { path: 'coupons', loadChildren: async () => (await import('./coupons/coupons.routes')).couponsRoutes },
      { path: 'team', loadChildren: async () => (await import('./team/team.routes')).teamRoutes },
      { path: 'security', loadChildren: async () => (await import('./security/security.routes')).securityRoutes },
      { path: 'audit', loadChildren: async () => (await import('./audit/audit.routes')).auditRoutes },
      { path: 'account', loadChildren: async () => (await import('./account/account.routes')).accountRoutes },
      {
        path: '_components',
        loadChildren: async () => (await import('./components-page/components-page.routes')).componentsPageRoutes,
      },
      {
        path: '**',
        title: 'Not found · Tributary',
        loadComponent: async () => (await import('@tributary/frontend-shared/page-state/not-found-page')).NotFoundPage,
      },
    ],
  },
];
