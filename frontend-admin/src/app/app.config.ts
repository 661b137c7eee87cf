import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import type { ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { apiInterceptor } from '@tributary/frontend-shared/api/api-interceptor';
import { stepUpInterceptor } from '@tributary/frontend-shared/second-factor/step-up-interceptor';
import { APP_IDENTITY } from '@tributary/frontend-shared/session/app-identity';
import { routes } from './app.routes';

/** What the admin app is made of, besides its pages. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideHttpClient(withInterceptors([stepUpInterceptor, apiInterceptor])),
    { provide: APP_IDENTITY, useValue: { name: 'admin', icon: 'icon.svg' } },
  ],
};
