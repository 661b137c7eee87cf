import { HttpContext } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FormRequest } from '../account/form-request';
import { shortestPassword } from '../account/shortest-password';
import { Api } from '../api/api';
import { acceptanceAccept, acceptanceFind } from '../api/generated/operations';
import type { OpenInvitation } from '../api/generated/schema';
import { problemOf } from '../api/problem';
import { FormFaults } from '../forms/form-faults';
import { UnsavedForm } from '../forms/unsaved-form';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { UNAUTHENTICATED } from '../session/unauthenticated';
import { teamStrings } from './team.strings';

/** What the link of an invitation opens: a name and a password, and there is an account. Both apps show theirs with it. */
@Component({
  selector: 'tr-accept-invitation',
  imports: [ErrorState, FormFaults, RouterLink, Skeleton, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accept-invitation.html',
  styles: `
    :host {
      display: grid;
      gap: 12px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class AcceptInvitation {
  /** Out of the address. */
  readonly token = input<string>();

  private readonly api = inject(Api);
  private readonly context = new HttpContext().set(UNAUTHENTICATED, true);
  protected readonly texts = teamStrings.accept;
  protected readonly labels = teamStrings;
  protected readonly request = new FormRequest();
  protected readonly done = signal(false);
  private readonly tooShort = signal(false);
  protected readonly fault = computed(() => (this.tooShort() ? this.texts.tooShort : this.request.error('password')));
  /** Kept when the address is cleaned: the secret must not stay in the history. */
  private secret = '';
  protected readonly invitation = resource({
    params: () => this.token(),
    loader: ({ params: token }) => this.find(token),
  });

  protected lead({ role, affiliateName }: OpenInvitation): string {
    const where = affiliateName === null ? this.texts.operator : this.texts.affiliate(affiliateName);
    return this.texts.as(where, this.labels.roles[role]);
  }

  protected isUnusable(): boolean {
    return problemOf(this.invitation.error()).code === 'invitation_unusable';
  }

  protected async accept(event: Event, typed: string, password: string): Promise<void> {
    event.preventDefault();
    this.tooShort.set(password.length < shortestPassword);
    if (this.tooShort()) return;
    const name = typed.trim();
    const body = { token: this.secret, password, ...(name === '' ? {} : { name }) };
    this.done.set(await this.request.run(() => this.api.call(acceptanceAccept, { body }, this.context)));
  }

  private async find(token: string): Promise<OpenInvitation> {
    this.secret = token;
    history.replaceState(history.state, '', location.pathname);
    return this.api.call(acceptanceFind, { body: { token } }, this.context);
  }
}
