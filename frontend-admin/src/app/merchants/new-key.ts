import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { apiKeysCreate } from '@tributary/frontend-shared/api/generated/operations';
import type { CreatedApiKey, CreateApiKeyRequest } from '@tributary/frontend-shared/api/generated/schema';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { TestMode } from '../directory/test-mode';
import { CheckList } from '../forms/check-list';
import { ChoiceField } from '../forms/choice-field';
import { EntryForm } from '../forms/entry-form';
import { programOptions } from '../forms/program-options';
import { ProgramSearch } from '../forms/program-search';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { KeySecret } from './key-secret';
import { keyStrings } from './keys.strings';

type Scope = NonNullable<CreateApiKeyRequest['scopes']>[number];

const usualScopes: readonly Scope[] = ['conversions:write', 'conversions:read', 'reports:read'];
/** All that a postback token can do is report. */
const postbackScopes: readonly Scope[] = ['conversions:write'];

/** Makes a key of the mode that is shown, and shows its secret once. */
@Component({
  selector: 'adm-new-key',
  imports: [CheckList, ChoiceField, EntryForm, KeySecret, ProgramSearch, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-key.html',
})
export class NewKey {
  /** The merchant's, out of the address. */
  readonly id = input.required<string>();

  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly router = inject(Router);
  protected readonly testMode = inject(TestMode);
  protected readonly texts = keyStrings;
  protected readonly submission = new Submission();
  protected readonly kinds = Object.entries(keyStrings.kinds).map(([value, label]) => ({ value, label }));
  protected readonly scopeChoices = Object.entries(keyStrings.scopeWords).map(([value, label]) => ({ value, label }));
  protected readonly name = signal('');
  protected readonly kind = signal('api');
  protected readonly scopes = signal<readonly string[]>(usualScopes);
  protected readonly programIds = signal<readonly string[]>([]);
  protected readonly programs = programOptions(() => ({ merchantId: this.id(), chosen: this.programIds() }));
  protected readonly addresses = signal('');
  /** As the browser's field writes it, in the person's time zone; empty for never. */
  protected readonly expires = signal('');
  protected readonly created = signal<CreatedApiKey | undefined>(undefined);

  protected async submit(): Promise<void> {
    const { missing } = this.texts;
    const body = this.input();
    const expiry = Date.parse(this.expires());
    const checks = {
      name: body.name === '' ? missing.name : undefined,
      scopes: body.scopes?.length === 0 ? missing.scopes : undefined,
      // Not a time at all is no time in the future either.
      expiresAt: this.expires() === '' || expiry > this.clock.now() ? undefined : missing.expires,
    };
    const key = await this.submission.run(body, checks, (idempotencyKey) =>
      this.api.call(apiKeysCreate, { id: this.id(), 'Idempotency-Key': idempotencyKey, body }),
    );
    if (key) this.created.set(key);
  }

  protected leave(): void {
    void this.router.navigate(['/merchants', this.id()]);
  }

  private input(): CreateApiKeyRequest {
    const kind = this.kind() === 'postback' ? 'postback' : 'api';
    const addresses = this.addresses()
      .split(/[\s,]+/)
      .filter((line) => line !== '');
    const expiry = new Date(this.expires());
    return {
      kind,
      livemode: !this.testMode.isOn(),
      name: this.name().trim(),
      scopes: [...(kind === 'postback' ? postbackScopes : (this.scopes() as readonly Scope[]))],
      ...(this.programIds().length === 0 ? {} : { programIds: [...this.programIds()] }),
      ...(addresses.length === 0 ? {} : { allowedAddresses: addresses }),
      ...(Number.isNaN(expiry.getTime()) ? {} : { expiresAt: expiry.toISOString() }),
    };
  }
}
