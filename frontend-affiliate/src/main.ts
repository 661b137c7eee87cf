import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// Not awaited: a module that waits cannot share its code with the pages that it loads, and each shared file would be one more.
void bootstrapApplication(App, appConfig);
