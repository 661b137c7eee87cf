import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationStart, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import closePanel from '@material-symbols/svg-300/rounded/left_panel_close.svg';
import openPanel from '@material-symbols/svg-300/rounded/left_panel_open.svg';
import menu from '@material-symbols/svg-300/rounded/menu.svg';
import { VerifyBanner } from '@tributary/frontend-shared/account/verify-banner';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { ExpiredOverlay } from '@tributary/frontend-shared/session/expired-overlay';
import { Session } from '@tributary/frontend-shared/session/session';
import { Toaster } from '@tributary/frontend-shared/toast/toaster';
import { filter, map } from 'rxjs';
import { May } from '@tributary/frontend-shared/session/may';
import { LiveDot } from '../home/live-dot';
import { ProgramSwitcher } from '../programs/program-switcher';
import { Attention, countWords } from '../directory/attention';
import type { Asking } from '../directory/attention';
import { ProgramScope } from '../directory/program-scope';
import { TestMode } from '../directory/test-mode';
import { SearchBox } from '../search/search-box';
import { AccountMenu } from './account-menu';
import { sectionGroups } from './sections';
import { Shortcuts } from './shortcuts';
import { shellStrings } from './shell.strings';
import { TestModeSwitch } from './test-mode-switch';

const collapsedKey = 'tributary.admin.rail';

/** Pages whose rows and figures all are test data in test mode. */
const testDataPages = ['/home', '/conversions'];

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
    Shortcuts,
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
  private readonly attention = inject(Attention);
  private readonly scope = inject(ProgramScope);
  /** Whether the page that is open speaks of one program or all, as the switcher says. */
  protected readonly scoped = this.scope.applies;
  protected readonly groups = computed(() => {
    const counts = new Map(this.attention.asking().map((asking) => [asking.kind, asking]));
    return sectionGroups
      .map(({ caption, sections }) => ({
        caption,
        sections: sections
          .filter(({ needs }) => this.session.may(needs))
          .map((section) => ({ ...section, count: section.counts && countOf(counts.get(section.counts)) })),
      }))
      .filter((group) => group.sections.length > 0);
  });
  protected readonly icons = { closePanel, openPanel, menu };
  /** As the person chose; without a choice, the width of the window decides. */
  private readonly chosen = signal(localStorage.getItem(collapsedKey));
  private readonly narrowWindow = matchMedia('(max-width: 1100px)');
  private readonly narrow = signal(this.narrowWindow.matches);
  protected readonly collapsed = computed(() =>
    this.chosen() === null ? this.narrow() : this.chosen() === 'collapsed',
  );
  protected readonly drawer = signal(false);

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** Whether the page is about things that test mode does not change: what is done to them is done to the live thing. */
  protected readonly liveThings = computed(() => !testDataPages.some((page) => this.url().startsWith(page)));

  constructor() {
    const follow = () => this.narrow.set(this.narrowWindow.matches);
    this.narrowWindow.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => this.narrowWindow.removeEventListener('change', follow));
    const leaving = this.router.events.pipe(filter((event) => event instanceof NavigationStart));
    leaving.pipe(takeUntilDestroyed()).subscribe(() => this.drawer.set(false));
    effect(() => {
      if (this.session.state() === 'signed-out') void this.router.navigateByUrl('/sign-in');
    });
  }

  protected toggleRail(): void {
    const next = this.collapsed() ? 'open' : 'collapsed';
    this.chosen.set(next);
    localStorage.setItem(collapsedKey, next);
  }

  protected retry(): void {
    location.reload();
  }
}

function countOf(asking: Asking | undefined) {
  return asking && { words: countWords(asking), what: shellStrings.counted[asking.kind], urgent: asking.urgent > 0 };
}
