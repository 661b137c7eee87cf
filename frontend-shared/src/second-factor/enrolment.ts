import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import type { AddedFactor } from '../api/generated/schema';
import { Session } from '../session/session';
import { BrowserPasskeys } from './browser-passkeys';
import { NoPasskeys } from './no-passkeys';
import { RecoveryCodes } from './recovery-codes';
import { secondFactorStrings } from './second-factor.strings';
import { SetUpApp } from './set-up-app';
import { SetUpPasskey } from './set-up-passkey';

/** The first second factor of somebody whose role demands one. The session opens when the recovery codes are saved. */
@Component({
  selector: 'tr-enrolment',
  imports: [NoPasskeys, RecoveryCodes, SetUpApp, SetUpPasskey],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (added(); as added) {
      <tr-recovery-codes [codes]="added.recoveryCodes ?? []" (saved)="finish(added)" />
    } @else {
      <h2>{{ texts.enrolTitle }}</h2>
      <p class="small muted">{{ texts.enrolWhy }}</p>
      @switch (choice()) {
        @case ('app') {
          <tr-set-up-app (added)="added.set($event)" (cancelled)="choice.set(undefined)" />
        }
        @case ('passkey') {
          <tr-set-up-passkey (added)="added.set($event)" (cancelled)="choice.set(undefined)" />
        }
        @default {
          <button class="btn btn-primary" type="button" (click)="choice.set('app')">{{ texts.setUpApp }}</button>
          <p class="tiny muted">{{ texts.byAppHint }}</p>
          @if (passkeys.work) {
            <button class="btn" type="button" (click)="choice.set('passkey')">{{ texts.setUpPasskey }}</button>
            <p class="tiny muted">{{ texts.byPasskeyHint }}</p>
          } @else {
            <tr-no-passkeys />
          }
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class Enrolment {
  readonly finished = output();

  private readonly session = inject(Session);
  protected readonly passkeys = inject(BrowserPasskeys);
  protected readonly texts = secondFactorStrings;
  protected readonly choice = signal<'app' | 'passkey' | undefined>(undefined);
  protected readonly added = signal<AddedFactor | undefined>(undefined);

  protected finish({ session }: AddedFactor): void {
    this.session.take(session);
    this.finished.emit();
  }
}
