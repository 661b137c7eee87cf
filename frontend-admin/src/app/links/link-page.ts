import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { linksChange, linksGet } from '@tributary/frontend-shared/api/generated/operations';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { Qr } from '@tributary/frontend-shared/qr/qr';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { destinationNote } from '@tributary/frontend-shared/links/destination-note';
import { linkStatus } from '@tributary/frontend-shared/links/link-status';
import { whereVisitorsGo } from '@tributary/frontend-shared/links/where-visitors-go';
import { Session } from '@tributary/frontend-shared/session/session';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { May } from '@tributary/frontend-shared/session/may';
import { LiveActions } from '../directory/live-actions';
import { AffiliateNames } from '../directory/affiliate-names';
import { pageTitle } from '../directory/page-title';
import { ProgramDirectory } from '../directory/program-directory';
import { browserTimeZone } from '../directory/time-zone';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { last30Days } from '../performance/last-30-days';
import { performanceReport } from '../performance/performance-report';
import { PerformanceTiles } from '../performance/performance-tiles';
import { isWebAddress, typedAddress } from '@tributary/frontend-shared/forms/typed-text';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { linkStrings } from './links.strings';
import { confirmOtherDomain } from './other-domain';

/** One link: its address to copy or scan, what it brought, where it leads, and its switch. */
@Component({
  selector: 'adm-link-page',
  imports: [
    CopyButton,
    Empty,
    ErrorState,
    FormFaults,
    IdChip,
    LiveActions,
    May,
    PerformanceTiles,
    Qr,
    RouterLink,
    Skeleton,
    StateChip,
    TextField,
    Time,
    UnsavedForm,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './link-page.html',
  styleUrl: './link-page.scss',
})
export class LinkPage {
  /** Out of the address. */
  readonly id = input.required<string>();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly names = inject(AffiliateNames);
  protected readonly programs = inject(ProgramDirectory);
  protected readonly texts = linkStrings;
  protected readonly status = linkStatus;
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly switching = new Submission();
  protected readonly link = apiResource(linksGet, () => ({ id: this.id() }));
  protected readonly missing = computed(() => {
    const error = this.link.error();
    return error !== undefined && ['link_not_found', 'validation_failed'].includes(problemOf(error).code);
  });
  // By the stored value, not the link: its switch answers with the link, and must not take back what is typed.
  private readonly stored = computed(() => (this.link.hasValue() ? this.link.value().destinationUrl : ''));
  protected readonly destinationUrl = linkedSignal(this.stored);
  protected readonly performance = last30Days(() => ({ filters: { linkId: this.id() }, timeZone: browserTimeZone }));
  protected readonly report = performanceReport(this.performance);

  private readonly clock = inject(ServerClock);
  private readonly session = inject(Session);
  private readonly confirmOther = confirmOtherDomain();
  private readonly program = computed(() =>
    this.link.hasValue() ? this.programs.program(this.link.value().programId) : undefined,
  );
  protected readonly hint = computed(() =>
    this.texts.hints.destination((this.program()?.allowedDomains ?? []).join(', ')),
  );
  /** What is to be known of the link besides its status; what visitors meet is said by the program's own setting. */
  protected readonly notes = computed(() => {
    const [link, program] = [this.link.hasValue() ? this.link.value() : undefined, this.program()];
    if (!link) return [];
    const visitors = whereVisitorsGo(program?.fallbackUrl);
    const notes = [destinationNote(link, program?.fallbackUrl, this.clock.now())];
    if (!link.active) notes.push(this.texts.offNote(visitors));
    else if (program && program.status !== 'active') notes.push(this.texts.closedNote(visitors));
    return notes.filter((note) => note !== undefined);
  });
  protected readonly canSetFallback = computed(() => {
    const program = this.program();
    const redirects = this.link.hasValue() && this.link.value().active && program?.status === 'active';
    return program?.fallbackUrl === null && !redirects && this.session.may('programs:write');
  });

  constructor() {
    pageTitle(() => (this.link.hasValue() ? this.link.value().code : undefined));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = { destinationUrl: typedAddress(this.destinationUrl()) };
    const checks = { destinationUrl: isWebAddress(body.destinationUrl) ? undefined : this.texts.missing.destination };
    const id = this.id();
    const asked = { destinationUrl: body.destinationUrl, allowedDomains: this.program()?.allowedDomains };
    const changed = await this.submission.run(body, checks, () =>
      this.confirmOther(asked, (answer) => this.api.call(linksChange, { id, body: { ...body, ...answer } })),
    );
    if (!changed) return;
    this.link.set(changed);
    this.toasts.show(this.texts.saved);
  }

  protected async switchTo(active: boolean): Promise<void> {
    const [id, body] = [this.id(), { active }];
    const link = await this.switching.run(body, {}, () => this.api.call(linksChange, { id, body }));
    if (!link) return;
    this.link.set(link);
    const text = active ? this.texts.switchedOn(link.code) : this.texts.switchedOff(link.code);
    this.toasts.show(text, { undo: () => void this.switchTo(!active) });
  }
}
