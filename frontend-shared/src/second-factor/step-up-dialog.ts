import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Session } from '../session/session';
import { FactorForm } from './factor-form';
import { PasswordForm } from './password-form';
import { secondFactorStrings } from './second-factor.strings';

/** Asks for a fresh proof; opened by `StepUp`. */
@Component({
  selector: 'tr-step-up-dialog',
  imports: [FactorForm, PasswordForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="step-up-heading">{{ texts.stepUpTitle }}</h2>
    <p class="small muted">{{ texts.stepUpWhy }}</p>
    @if (hasFactor()) {
      <tr-factor-form inDialog (given)="dialog.close(true)" (cancelled)="dialog.close(false)" />
    } @else {
      <tr-password-form (given)="dialog.close(true)" (cancelled)="dialog.close(false)" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      width: 400px;
      max-width: 100%;
      padding: 24px;
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
  `,
})
export class StepUpDialog {
  protected readonly dialog = inject<DialogRef<boolean, StepUpDialog>>(DialogRef);
  protected readonly texts = secondFactorStrings;
  private readonly session = inject(Session);
  protected readonly hasFactor = computed(() => this.session.factors().length > 0);
}
