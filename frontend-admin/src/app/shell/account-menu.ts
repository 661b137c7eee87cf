import { CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Session } from '@tributary/frontend-shared/session/session';
import { ThemeSwitch } from '@tributary/frontend-shared/theme/theme-switch';
import { shellStrings } from './shell.strings';

/** Who is signed in, the appearance, and the way out. */
@Component({
  selector: 'adm-account-menu',
  imports: [CdkMenuTrigger, ThemeSwitch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="avatar" type="button" [cdkMenuTriggerFor]="panel" [attr.aria-label]="texts.account" [title]="email()">
      {{ initial() }}
    </button>
    <ng-template #panel>
      <div class="panel" cdkMenu role="dialog" [attr.aria-label]="texts.account">
        <p class="small">{{ email() }}</p>
        <tr-theme-switch />
        <button class="btn btn-small" type="button" (click)="signOut()">{{ texts.signOut }}</button>
      </div>
    </ng-template>
  `,
  styles: `
    .avatar {
      width: 32px;
      height: 32px;
      border: 0;
      border-radius: var(--radius-full);
      background: var(--accent-soft);
      color: var(--ink);
      font: 600 var(--text-13) / 1 var(--font);
      cursor: pointer;
    }
    .panel {
      display: grid;
      gap: 12px;
      max-width: 320px;
      padding: 16px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
  `,
})
export class AccountMenu {
  private readonly session = inject(Session);
  protected readonly texts = shellStrings;
  protected readonly email = computed(() => this.session.user()?.email ?? '');
  protected readonly initial = computed(() => this.email().charAt(0).toUpperCase());

  protected signOut(): void {
    void this.session.signOut();
  }
}
