import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { isDevMode, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import type { ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { apiInterceptor } from '@tributary/frontend-shared/api/api-interceptor';
import { stepUpInterceptor } from '@tributary/frontend-shared/second-factor/step-up-interceptor';
import { APP_IDENTITY } from '@tributary/frontend-shared/session/app-identity';
import { routes } from './app.routes';
import { patienceInterceptor } from './own-data/patience-interceptor';
import { prepareFormats } from './own-data/prepare-formats';

/** What the affiliate app is made of, besides its pages. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // Nothing waits for it.
    provideAppInitializer(() => void prepareFormats()),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideHttpClient(withInterceptors([stepUpInterceptor, apiInterceptor, patienceInterceptor])),
    provideServiceWorker('ngsw-worker.js', {
      enabled: !isDevMode(),
      registrationStrategy: 'registerWhenStable:30000',
    }),
    { provide: APP_IDENTITY, useValue: { name: 'affiliate', icon: 'icons/icon.svg' } },
  ],
};
