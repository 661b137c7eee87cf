import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input, signal } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { conversionsGet, conversionsStory } from '@tributary/frontend-shared/api/generated/operations';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { countryName } from '@tributary/frontend-shared/places/country-name';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { formatSecond } from '@tributary/frontend-shared/time/format-time';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Time } from '@tributary/frontend-shared/time/time';
import { timeStrings } from '@tributary/frontend-shared/time/time.strings';
import { Why } from '@tributary/frontend-shared/why/why';
import { Session } from '@tributary/frontend-shared/session/session';
import { AffiliateNames } from '../directory/affiliate-names';
import { modeOfPage } from '../directory/mode-of-page';
import { pageTitle } from '../directory/page-title';
import { ProgramDirectory } from '../directory/program-directory';
import { attributionSentence } from './attribution-sentence';
import { ConversionDecision } from './conversion-decision';
import { ConversionFacts } from './conversion-facts';
import { ConversionRefunds } from './conversion-refunds';
import { conversionStrings } from './conversions.strings';
import { Neighbours } from './neighbours';
import { PostingBook } from './posting-book';
import { RefundForm } from './refund-form';
import { RejectForm } from './reject-form';
import { storyStep } from './story-words';

/** Explains one conversion: what happened, who earned and why, what stands in the books, what was refunded. */
@Component({
  selector: 'adm-conversion-page',
  imports: [
    ConversionDecision,
    ConversionFacts,
    ConversionRefunds,
    Empty,
    ErrorState,
    IdChip,
    Neighbours,
    NgTemplateOutlet,
    PostingBook,
    RefundForm,
    RejectForm,
    RouterLink,
    Skeleton,
    StateChip,
    Time,
    Why,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversion-page.html',
  styleUrl: './conversion-page.scss',
})
export class ConversionPage {
  /** Out of the address. */
  readonly id = input.required<string>();
  /** It stands beside the list, and not on a page of its own. */
  readonly beside = input(false, { transform: booleanAttribute });

  private readonly names = inject(AffiliateNames);
  private readonly programs = inject(ProgramDirectory);
  private readonly clock = inject(ServerClock);
  protected readonly session = inject(Session);
  protected readonly texts = conversionStrings;
  protected readonly country = countryName;
  protected readonly conversion = apiResource(conversionsGet, () => ({ id: this.id() }));
  protected readonly story = apiResource(conversionsStory, () => ({ id: this.id() }));
  protected readonly refunding = signal(false);
  protected readonly rejecting = signal(false);

  protected readonly missing = computed(() => {
    const error = this.conversion.error();
    return error !== undefined && ['conversion_not_found', 'validation_failed'].includes(problemOf(error).code);
  });
  protected readonly zone = computed(() =>
    this.conversion.hasValue() ? this.programs.program(this.conversion.value().programId)?.timeZone : undefined,
  );
  protected readonly timesIn = timeStrings.zone;
  protected readonly answer = computed(() => {
    if (!this.conversion.hasValue()) return '';
    const moment = (at: string) => formatSecond(Date.parse(at), this.clock.now(), this.zone());
    return attributionSentence(this.conversion.value().attribution, (id) => this.names.name(id), moment);
  });
  protected readonly steps = computed(() => {
    if (!this.story.hasValue()) return [];
    const { events, click } = this.story.value();
    const referrer = click?.referrerHost ?? null;
    return events.map((event) => storyStep(event, (id) => this.names.name(id), referrer));
  });

  constructor() {
    pageTitle(() =>
      this.conversion.hasValue() && !this.beside()
        ? this.texts.orderNumber(this.conversion.value().orderId)
        : undefined,
    );
    modeOfPage(
      () => (this.conversion.hasValue() && !this.beside() ? this.conversion.value() : undefined),
      '/conversions',
    );
  }

  protected subIds(subIds: Readonly<Record<string, string>>): [string, string][] {
    return Object.entries(subIds);
  }

  protected reload(): void {
    this.conversion.reload();
    this.story.reload();
  }

  protected rejected(): void {
    this.rejecting.set(false);
    this.reload();
  }

  protected refunded(): void {
    this.refunding.set(false);
    this.reload();
  }

  protected device(device: string | null): string {
    const names: Readonly<Record<string, string>> = this.texts.devices;
    return names[device ?? ''] ?? this.texts.unknown;
  }
}
