import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { problemOf } from '../api/problem';
import { newIdempotencyKey } from '../api/request-id';
import { faultAt } from '../forms/field-words';
import { FormFaults } from '../forms/form-faults';
import { ErrorState } from '../page-state/error';
import type { Invitation } from '../api/generated/schema';
import type { TeamSide } from './team-side';
import { teamStrings } from './team.strings';
import type { RoleName } from './team.strings';

/** Asks whom to invite, and as what. Closes with the invitation; what is typed stays when sending fails. */
@Component({
  selector: 'tr-invite-dialog',
  imports: [ErrorState, FormFaults],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invite-dialog.html',
  styles: `
    :host {
      display: grid;
      gap: 12px;
      width: 440px;
      max-width: 100%;
      padding: 24px;
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
  `,
})
export class InviteDialog {
  private readonly api = inject(Api);
  protected readonly dialog = inject<DialogRef<Invitation, InviteDialog>>(DialogRef);
  protected readonly side = inject<TeamSide>(DIALOG_DATA);
  protected readonly texts = teamStrings;
  protected readonly role = signal<RoleName>(this.side.roles.at(-1) ?? 'auditor');
  protected readonly roles = this.side.roles.map((role) => ({ role, label: teamStrings.roles[role] }));
  protected readonly busy = signal(false);
  protected readonly fault = signal('');
  protected readonly thrown = signal<unknown>(undefined);
  protected readonly error = computed(() => (this.fault() === '' ? this.thrown() : undefined));
  private readonly key = newIdempotencyKey();

  protected choose(role: string): void {
    this.role.set(role as RoleName);
  }

  protected async send(event: Event, typed: string): Promise<void> {
    event.preventDefault();
    const email = typed.trim();
    this.thrown.set(undefined);
    this.fault.set(/^\S+@\S+$/.test(email) ? '' : this.texts.emailFault);
    if (this.fault() !== '' || this.busy()) return;
    this.busy.set(true);
    try {
      const body = { email, role: this.role() as never };
      this.dialog.close(await this.api.call(this.side.invite, { body, 'Idempotency-Key': `${this.key}-${email}` }));
    } catch (error) {
      this.fault.set(faultAt(problemOf(error).fields, 'email'));
      this.thrown.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
