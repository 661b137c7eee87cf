import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { VerifyBanner } from '@tributary/frontend-shared/account/verify-banner';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { ExpiredOverlay } from '@tributary/frontend-shared/session/expired-overlay';
import { Session } from '@tributary/frontend-shared/session/session';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { Toaster } from '@tributary/frontend-shared/toast/toaster';
import { pieces } from '../own-data/pieces';
import { SupportBanner } from '../support-view/support-banner';
import { sections } from './sections';
import { shellStrings } from './shell.strings';

/** The frame around every page: a bar at the bottom for the thumb, at the side where there is room. */
@Component({
  selector: 'aff-shell',
  imports: [ExpiredOverlay, Icon, RouterLink, RouterLinkActive, RouterOutlet, SupportBanner, Toaster, VerifyBanner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly view = inject(SupportView);
  protected readonly texts = shellStrings;
  protected readonly sections = sections;
  /** The frame, then the page in it. */
  protected readonly drawn = pieces(2);

  constructor() {
    effect(() => {
      if (this.session.state() === 'signed-out') void this.router.navigateByUrl('/sign-in');
    });
  }
}
