import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Session } from '@tributary/frontend-shared/session/session';
import { AffiliateApi } from '../own-data/affiliate-api';
import { profileStrings } from './profile.strings';
import { Writes } from '../support-view/writes';

/** As the API asks for. */
const shortest = 10;

/** Another password; the other devices have to sign in again. */
@Component({
  selector: 'aff-password-page',
  imports: [ErrorState, FormFaults, Icon, RouterLink, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './password-page.html',
})
export class PasswordPage {
  private readonly api = inject(AffiliateApi);
  protected readonly session = inject(Session);
  protected readonly texts = profileStrings;
  protected readonly icon = back;
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  protected readonly shown = signal(false);
  protected readonly currentFault = signal('');
  protected readonly nextFault = signal('');
  protected readonly error = signal<unknown>(undefined);

  protected async change(event: Event, current: string, next: string): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.clear();
    this.nextFault.set(this.faultOf(current, next));
    if (this.nextFault() !== '') return;
    this.busy.set(true);
    try {
      // Another session from here on: the earlier ones have ended, this device's too.
      this.session.take(await this.api.changePassword(current, next));
      this.changed.set(true);
    } catch (error) {
      const { code, detail } = problemOf(error);
      if (code === 'password_wrong') this.currentFault.set(detail);
      else if (code === 'password_too_common') this.nextFault.set(detail);
      else this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private faultOf(current: string, next: string): string {
    if (next.length < shortest) return this.texts.tooShort;
    return next === current ? this.texts.same : '';
  }

  protected clear(): void {
    this.currentFault.set('');
    this.nextFault.set('');
    this.error.set(undefined);
  }
}
