import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ThemeChoice } from '@tributary/frontend-shared/theme/theme-choice';
import { InstallPrompt } from './own-data/install-prompt';

/** The root: whatever the address says, in the theme that the person chose. */
@Component({
  selector: 'aff-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<router-outlet />',
})
export class App {
  constructor() {
    inject(ThemeChoice).apply();
    // The browser offers the installation once, early.
    inject(InstallPrompt);
  }
}
