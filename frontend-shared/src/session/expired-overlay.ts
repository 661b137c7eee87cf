import { CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Session } from './session';
import { sessionStrings } from './session.strings';
import { SignInForm } from './sign-in-form';

/** Asks for the password, or what is missing besides it, in front of the page when the session ends while somebody works: nothing typed is lost. */
@Component({
  selector: 'tr-expired-overlay',
  imports: [CdkTrapFocus, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (asks()) {
      <div class="scrim">
        <section
          class="sheet"
          role="dialog"
          aria-modal="true"
          aria-labelledby="expired-title"
          cdkTrapFocus
          [cdkTrapFocusAutoCapture]="true"
        >
          <h2 id="expired-title">{{ texts.again }}</h2>
          @if (session.state() === 'expired') {
            <p class="muted small">{{ texts.againWhy }}</p>
          }
          <tr-sign-in-form [email]="session.user()?.email ?? ''" />
          <button class="btn btn-quiet" type="button" (click)="session.signOut()">{{ texts.signOut }}</button>
        </section>
      </div>
    }
  `,
  styles: `
    .scrim {
      position: fixed;
      inset: 0;
      z-index: 1100;
      display: grid;
      place-items: center;
      padding: 16px;
      background: var(--scrim);
    }
    .sheet {
      display: grid;
      gap: 12px;
      width: min(400px, 100%);
      max-height: calc(100dvh - 32px);
      overflow-y: auto;
      padding: 24px;
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
  `,
})
export class ExpiredOverlay {
  protected readonly session = inject(Session);
  protected readonly texts = sessionStrings;
  protected readonly asks = computed(() => ['expired', 'factor', 'enrol'].includes(this.session.state()));
}
