import { ChangeDetectionStrategy, Component, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { programsChange, programsGet } from '@tributary/frontend-shared/api/generated/operations';
import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { LiveActions } from '../directory/live-actions';
import { pageTitle } from '../directory/page-title';
import { ProgramDirectory } from '../directory/program-directory';
import { afterForm } from '../forms/after-form';
import { EntryForm } from '../forms/entry-form';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { isWebAddress, typedAddress, typedHosts } from '@tributary/frontend-shared/forms/typed-text';
import { TextField } from '../forms/text-field';
import { programStrings } from './programs.strings';

/** Changes what may change of a program; its terms have a page of their own. */
@Component({
  selector: 'adm-edit-program',
  imports: [EntryForm, ErrorState, LiveActions, RouterLink, Skeleton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edit-program.html',
})
export class EditProgram {
  /** Out of the address. */
  readonly id = input.required<string>();

  private readonly api = inject(Api);
  private readonly done = afterForm();
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = programStrings;
  protected readonly submission = new Submission();
  protected readonly program = apiResource(programsGet, () => ({ id: this.id() }));

  protected readonly name = this.typed(({ name }) => name);
  protected readonly clickParam = this.typed(({ clickParam }) => clickParam);
  protected readonly fallbackUrl = this.typed(({ fallbackUrl }) => fallbackUrl ?? '');
  protected readonly domains = this.typed(({ provenDomains }) => provenDomains.join('\n'));

  constructor() {
    pageTitle(() => (this.program.hasValue() ? this.texts.editTitle(this.program.value().name) : undefined));
  }

  protected async submit(): Promise<void> {
    const id = this.id();
    const fallbackUrl = typedAddress(this.fallbackUrl());
    const body = {
      name: this.name().trim(),
      clickParam: this.clickParam().trim(),
      fallbackUrl: fallbackUrl === '' ? null : fallbackUrl,
      provenDomains: typedHosts(this.domains()),
    };
    const { missing } = this.texts;
    const checks = {
      name: body.name === '' ? missing.name : undefined,
      fallbackUrl: fallbackUrl === '' || isWebAddress(fallbackUrl) ? undefined : missing.fallback,
    };
    const saved = await this.submission.run(body, checks, (key) =>
      this.api.call(programsChange, { id, 'Idempotency-Key': key, body }),
    );
    if (!saved) return;
    this.directory.reload();
    this.done(this.texts.saved, ['/programs', id]);
  }

  /** What is in the field: first what is stored, then what the person typed. */
  private typed(stored: (program: Program) => string) {
    return linkedSignal(() => (this.program.hasValue() ? stored(this.program.value()) : ''));
  }
}
