import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { programsAddTerms, programsGet } from '@tributary/frontend-shared/api/generated/operations';
import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { formatExact } from '@tributary/frontend-shared/time/format-time';
import { LiveActions } from '../directory/live-actions';
import { instantOf } from '../directory/day-start';
import { pageTitle } from '../directory/page-title';
import { ProgramDirectory } from '../directory/program-directory';
import { afterForm } from '../forms/after-form';
import { EntryForm } from '../forms/entry-form';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { programStrings } from './programs.strings';
import { TermsFields } from './terms-fields';
import { TermsModel } from './terms-model';
import { termsConsequences } from './terms-words';

/** Puts a new version of a program's terms in force, now or later, after saying what changes and what does not. */
@Component({
  selector: 'adm-new-terms',
  imports: [EntryForm, ErrorState, LiveActions, RouterLink, Skeleton, TermsFields, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-terms.html',
})
export class NewTerms {
  /** Out of the address. */
  readonly id = input.required<string>();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly done = afterForm();
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = programStrings;
  protected readonly submission = new Submission();
  protected readonly program = apiResource(programsGet, () => ({ id: this.id() }));
  protected readonly terms = new TermsModel();
  /** As the browser's field writes it, by the clock of the program; empty for now. */
  protected readonly effective = signal('');

  constructor() {
    pageTitle(() => (this.program.hasValue() ? this.texts.termsHeading(this.program.value().name) : undefined));
    effect(() => {
      if (!this.program.hasValue()) return;
      const { terms } = this.program.value();
      untracked(() => this.terms.fill(terms));
    });
  }

  protected async submit(program: Program): Promise<void> {
    const effective = this.effective();
    const moment = instantOf(effective, program.timeZone);
    const wrong = effective !== '' && Number.isNaN(moment);
    const checks = { ...this.terms.checks(''), effectiveFrom: wrong ? this.texts.missing.effective : undefined };
    const body = {
      ...this.terms.input(),
      ...(effective === '' || wrong ? {} : { effectiveFrom: new Date(moment).toISOString() }),
    };
    const added = await this.submission.run(body, checks, async (key) => {
      if (!(await this.agreed(program, body))) return undefined;
      return this.api.call(programsAddTerms, { id: program.id, 'Idempotency-Key': key, body });
    });
    if (!added) return;
    this.directory.reload();
    this.done(this.texts.termsDone(added.version), ['/programs', program.id]);
  }

  private agreed(
    program: Program,
    body: ReturnType<TermsModel['input']> & { effectiveFrom?: string },
  ): Promise<boolean> {
    const from =
      body.effectiveFrom === undefined ? this.texts.now : formatExact(Date.parse(body.effectiveFrom), program.timeZone);
    const after = { ...body, version: program.terms.version + 1, effectiveFrom: body.effectiveFrom ?? '' };
    return this.confirm.ask({
      heading: this.texts.termsConfirm(program.name),
      consequences: termsConsequences(program.terms, after, program.currency, from),
      action: this.texts.termsAction,
    });
  }
}
