import { OverlayModule } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Popover } from '@tributary/frontend-shared/popover/popover';
import { Session } from '@tributary/frontend-shared/session/session';
import { ThemeSwitch } from '@tributary/frontend-shared/theme/theme-switch';
import { shellStrings } from './shell.strings';

/** Who is signed in, the appearance, and the way out. */
@Component({
  selector: 'adm-account-menu',
  imports: [OverlayModule, Popover, RouterLink, ThemeSwitch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  private readonly session = inject(Session);
  protected readonly texts = shellStrings;
  protected readonly open = signal(false);
  protected readonly email = computed(() => this.session.user()?.email ?? '');
  protected readonly initial = computed(() => this.email().charAt(0).toUpperCase());

  protected signOut(): void {
    void this.session.signOut();
  }
}
