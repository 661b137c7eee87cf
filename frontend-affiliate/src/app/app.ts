import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Session } from '@tributary/frontend-shared/session/session';
import { ThemeChoice } from '@tributary/frontend-shared/theme/theme-choice';
import { InstallPrompt } from './own-data/install-prompt';
import { ownTask } from './own-data/own-task';

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
    // The session is asked for beside the first page's scripts, not after them.
    const session = inject(Session);
    void ownTask().then(() => session.start());
  }
}
