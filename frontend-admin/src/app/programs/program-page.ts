import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import {
  merchantsGet,
  programsChange,
  programsGet,
  programsTerms,
} from '@tributary/frontend-shared/api/generated/operations';
import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { whereVisitorsGo } from '@tributary/frontend-shared/links/where-visitors-go';
import { May } from '@tributary/frontend-shared/session/may';
import { Session } from '@tributary/frontend-shared/session/session';
import { timeStrings } from '@tributary/frontend-shared/time/time.strings';
import { LiveActions } from '../directory/live-actions';
import { pageTitle } from '../directory/page-title';
import { ProgramDirectory } from '../directory/program-directory';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { last30Days } from '../performance/last-30-days';
import { performanceReport } from '../performance/performance-report';
import { PerformanceTiles } from '../performance/performance-tiles';
import { programStrings } from './programs.strings';
import { TermsHistory } from './terms-history';
import { termsWords } from './terms-words';

/** One program: what it pays now, its settings, every version of its terms, and the ways to what belongs to it. */
@Component({
  selector: 'adm-program-page',
  imports: [
    Empty,
    ErrorState,
    IdChip,
    LiveActions,
    May,
    PerformanceTiles,
    RouterLink,
    Skeleton,
    StateChip,
    TermsHistory,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './program-page.html',
})
export class ProgramPage {
  /** Out of the address. */
  readonly id = input.required<string>();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly directory = inject(ProgramDirectory);
  protected readonly session = inject(Session);
  protected readonly texts = programStrings;
  protected readonly timesIn = timeStrings.zone;
  protected readonly submission = new Submission();
  protected readonly program = apiResource(programsGet, () => ({ id: this.id() }));
  protected readonly terms = apiResource(programsTerms, () => ({ id: this.id() }));
  protected readonly merchant = apiResource(merchantsGet, () =>
    this.program.hasValue() ? { id: this.program.value().merchantId } : undefined,
  );

  protected readonly missing = computed(() => {
    const error = this.program.error();
    return error !== undefined && ['program_not_found', 'validation_failed'].includes(problemOf(error).code);
  });
  protected readonly answer = computed(() => {
    if (!this.program.hasValue()) return '';
    const { terms, currency } = this.program.value();
    return termsWords(terms, currency);
  });
  protected readonly performance = last30Days(() =>
    this.program.hasValue()
      ? { filters: { programId: this.program.value().id }, timeZone: this.program.value().timeZone }
      : undefined,
  );
  protected readonly report = performanceReport(this.performance);

  constructor() {
    pageTitle(() => (this.program.hasValue() ? this.program.value().name : undefined));
  }

  protected reload(): void {
    this.program.reload();
    this.terms.reload();
  }

  /** Where links may lead, and why when the program lists nothing. */
  protected readonly domains = computed(() => {
    if (!this.program.hasValue()) return '';
    const { provenDomains, allowedDomains } = this.program.value();
    if (provenDomains.length > 0) return provenDomains.join(', ');
    return allowedDomains[0] === undefined ? this.texts.noDomains : this.texts.onlyWebsite(allowedDomains[0]);
  });

  /** What visitors of its links meet once they redirect no more. */
  private visitors({ fallbackUrl }: Program): string {
    const sentence = whereVisitorsGo(fallbackUrl);
    return fallbackUrl === null ? `${sentence} ${this.texts.setFallback}` : sentence;
  }

  protected async pause(program: Program): Promise<void> {
    const { heading, links, earn, action } = this.texts.pausing;
    const consequences = [links(this.visitors(program)), earn];
    const question = { heading: heading(program.name), consequences, action };
    if (await this.confirm.ask(question)) await this.move('paused');
  }

  protected async close(program: Program): Promise<void> {
    const { heading, links, earn, noUndo, action } = this.texts.closing;
    const consequences = [links(this.visitors(program)), earn, noUndo];
    const question = { heading: heading(program.name), consequences, action, danger: true };
    if (await this.confirm.ask(question)) await this.move('closed');
  }

  protected async move(status: Program['status']): Promise<void> {
    const id = this.id();
    const changed = await this.submission.run({ id, status }, {}, (key) =>
      this.api.call(programsChange, { id, 'Idempotency-Key': key, body: { status } }),
    );
    if (!changed) return;
    this.program.set(changed);
    this.directory.reload();
  }
}
