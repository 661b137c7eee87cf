import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import closePanel from '@material-symbols/svg-300/rounded/left_panel_close.svg';
import openPanel from '@material-symbols/svg-300/rounded/left_panel_open.svg';
import menu from '@material-symbols/svg-300/rounded/menu.svg';
import { VerifyBanner } from '@tributary/frontend-shared/account/verify-banner';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { ExpiredOverlay } from '@tributary/frontend-shared/session/expired-overlay';
import { Session } from '@tributary/frontend-shared/session/session';
import { Toaster } from '@tributary/frontend-shared/toast/toaster';
import { filter } from 'rxjs';
import { May } from '@tributary/frontend-shared/session/may';
import { LiveDot } from '../home/live-dot';
import { ProgramSwitcher } from '../programs/program-switcher';
import { TestMode } from '../directory/test-mode';
import { SearchBox } from '../search/search-box';
import { AccountMenu } from './account-menu';
import { sections } from './sections';
import { shellStrings } from './shell.strings';
import { TestModeSwitch } from './test-mode-switch';

const collapsedKey = 'tributary.admin.rail';

/** The frame around every page: rail on the left (a drawer on phones), top bar, and the page. */
@Component({
  selector: 'adm-shell',
  imports: [
    May,
    AccountMenu,
    ExpiredOverlay,
    Icon,
    LiveDot,
    ProgramSwitcher,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SearchBox,
    TestModeSwitch,
    Toaster,
    VerifyBanner,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: {
    '[class.collapsed]': 'collapsed()',
    '[class.testing]': 'testMode.isOn()',
    '(document:keydown.escape)': 'drawer.set(false)',
  },
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly testMode = inject(TestMode);
  protected readonly texts = shellStrings;
  protected readonly sections = computed(() => sections.filter(({ needs }) => this.session.may(needs)));
  protected readonly icons = { closePanel, openPanel, menu };
  protected readonly collapsed = signal(localStorage.getItem(collapsedKey) === 'collapsed');
  protected readonly drawer = signal(false);

  constructor() {
    const leaving = this.router.events.pipe(filter((event) => event instanceof NavigationStart));
    leaving.pipe(takeUntilDestroyed()).subscribe(() => this.drawer.set(false));
    effect(() => {
      if (this.session.state() === 'signed-out') void this.router.navigateByUrl('/sign-in');
    });
  }

  protected toggleRail(): void {
    this.collapsed.update((collapsed) => !collapsed);
    localStorage.setItem(collapsedKey, this.collapsed() ? 'collapsed' : 'open');
  }

  protected retry(): void {
    location.reload();
  }
}
