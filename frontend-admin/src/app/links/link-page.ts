import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { linksChange, linksGet } from '@tributary/frontend-shared/api/generated/operations';
import type { ChangeLinkRequest } from '@tributary/frontend-shared/api/generated/schema';
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
import { linkStrings } from './links.strings';
import { askOtherDomain } from './other-domain';

/** One link: its address to copy or scan, what it brought, where it leads, and its switch. */
@Component({
  selector: 'adm-link-page',
  imports: [
    May,
    CopyButton,
    Empty,
    ErrorState,
    FormFaults,
    IdChip,
    PerformanceTiles,
    Qr,
    RouterLink,
    Skeleton,
    StateChip,
    TextField,
    Time,
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
  /** First what is stored, then what the person typed. */
  protected readonly destinationUrl = linkedSignal(() =>
    this.link.hasValue() ? this.link.value().destinationUrl : '',
  );
  protected readonly performance = last30Days(() => ({ filters: { linkId: this.id() }, timeZone: browserTimeZone }));
  protected readonly report = performanceReport(this.performance);

  private readonly clock = inject(ServerClock);
  private readonly session = inject(Session);
  private readonly askOther = askOtherDomain();
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
    const asked = { destinationUrl: body.destinationUrl, allowedDomains: this.program()?.allowedDomains };
    const answer = checks.destinationUrl === undefined ? await this.askOther(asked) : {};
    if (answer === 'cancelled') return;
    if (await this.change(this.submission, { ...body, ...answer }, checks)) this.toasts.show(this.texts.saved);
  }

  protected async switchTo(active: boolean): Promise<void> {
    const link = await this.change(this.switching, { active }, {});
    if (!link) return;
    const text = active ? this.texts.switchedOn(link.code) : this.texts.switchedOff(link.code);
    this.toasts.show(text, { undo: () => void this.switchTo(!active) });
  }

  private async change(submission: Submission, body: ChangeLinkRequest, checks: Record<string, string | undefined>) {
    const id = this.id();
    const changed = await submission.run(body, checks, () => this.api.call(linksChange, { id, body }));
    if (changed) this.link.set(changed);
    return changed;
  }
}
