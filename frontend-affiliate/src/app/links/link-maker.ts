import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import type { Link, OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import type { Problem } from '@tributary/frontend-shared/api/problem';
import { newIdempotencyKey } from '@tributary/frontend-shared/api/request-id';
import { AffiliateApi } from '../own-data/affiliate-api';
import { keptText } from '../own-data/kept-text';
import { retryWhileFailing } from '../own-data/retry-while-failing';
import { linksStrings } from './links.strings';
import { programsForHost, readPastedUrl } from './pasted-url';
import { programRate } from './program-rate';

interface Fault {
  readonly text: string;
  readonly hint?: string;
  readonly reference?: string | undefined;
  /** Not the address is at fault, the program is missing. */
  readonly program?: true;
  /** What the server said, or did not say. */
  readonly problem?: Problem;
}

/**
 * Paste an address, get a link: pasting makes it at once when there is nothing to choose. Where several programs accept the
 * page, the person says which one. What was typed outlives a reload.
 */
@Component({
  selector: 'aff-link-maker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './link-maker.html',
  styleUrl: './link-maker.scss',
})
export class LinkMaker {
  readonly programs = input.required<readonly OwnProgram[] | undefined>();
  /** Links known already: none is made twice for the same page. */
  readonly known = input<readonly Link[]>([]);
  readonly made = output<{ readonly link: Link; readonly already: boolean }>();

  private readonly api = inject(AffiliateApi);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The key of one intention: page and program. It stays the same over repeats of the attempt. */
  private intention = { of: '', key: '' };
  protected readonly texts = linksStrings;
  protected readonly text = keptText('link-page');
  protected readonly rate = programRate;
  protected readonly busy = signal(false);
  protected readonly fault = signal<Fault | undefined>(undefined);
  protected readonly chosen = signal<string | undefined>(undefined);

  private readonly page = computed(() => readPastedUrl(this.text(), this.trackerHost()));
  protected readonly choices = computed(() => {
    const page = this.page();
    return 'host' in page ? programsForHost(page.host, this.programs() ?? []) : [];
  });
  private readonly trackerHost = computed(() => {
    const url = this.known()[0]?.url;
    return url === undefined ? undefined : new URL(url).host;
  });

  constructor() {
    // The key of the intention makes this safe: a link that was made without our knowing is the one that comes.
    const unreached = computed(() => (this.fault()?.problem?.kind === 'offline' ? this.fault()?.problem : undefined));
    retryWhileFailing(unreached, this.busy, () => void this.submit());
  }

  protected type(text: string): void {
    this.text.set(text);
    this.fault.set(undefined);
  }

  protected choose(programId: string): void {
    this.chosen.set(programId);
    this.fault.set(undefined);
  }

  protected pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text') ?? '';
    if (this.text() !== '' || text.trim() === '') return;
    event.preventDefault();
    this.type(text.trim());
    if (this.choices().length === 1) void this.submit();
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy()) return;
    const [page, choices] = [this.page(), this.choices()];
    const program = choices.length > 1 ? choices.find(({ programId }) => programId === this.chosen()) : choices[0];
    if ('fault' in page) this.fault.set({ text: this.texts.faults[page.fault] });
    else if (choices.length === 0) this.fault.set(this.noProgram(page.host));
    else if (!program) this.askForProgram();
    else await this.give(page.url, program);
  }

  private askForProgram(): void {
    this.fault.set({ text: this.texts.chooseProgram, program: true });
    this.element.nativeElement.querySelector<HTMLInputElement>('input[type=radio]')?.focus();
  }

  private async give(url: string, program: OwnProgram): Promise<void> {
    const already = this.known().find(
      ({ destinationUrl, programId, active }) => active && programId === program.programId && destinationUrl === url,
    );
    if (already) this.finish(already, true);
    else await this.make(url, program);
  }

  private async make(destinationUrl: string, { programId, allowedDomains }: OwnProgram): Promise<void> {
    this.busy.set(true);
    try {
      const link = await this.api.createLink(
        { programId, destinationUrl },
        this.keyOf(`${programId} ${destinationUrl}`),
      );
      this.finish(link, false);
    } catch (error) {
      const problem = problemOf(error);
      this.fault.set({ ...this.words(problem, allowedDomains), problem });
    } finally {
      this.busy.set(false);
    }
  }

  private finish(link: Link, already: boolean): void {
    this.intention = { of: '', key: '' };
    this.type('');
    this.chosen.set(undefined);
    this.made.emit({ link, already });
  }

  private keyOf(intention: string): string {
    if (this.intention.of !== intention) this.intention = { of: intention, key: newIdempotencyKey() };
    return this.intention.key;
  }

  private noProgram(host: string): Fault {
    const approved = (this.programs() ?? []).filter(({ membership }) => membership === 'approved');
    if (approved.length === 0) return { text: this.texts.notMember };
    const domains = [...new Set(approved.flatMap(({ allowedDomains }) => allowedDomains))];
    return { text: this.texts.noProgram(host), hint: this.texts.accepted(domains.join(', ')) };
  }

  private words({ code, kind, detail, requestId }: Problem, allowedDomains: readonly string[]): Fault {
    if (code === 'destination_not_proven') {
      const page = this.page();
      const host = 'host' in page ? page.host : '';
      return { text: this.texts.noProgram(host), hint: this.texts.accepted(allowedDomains.join(', ')) };
    }
    if (code === 'membership_not_approved') return { text: this.texts.notApproved };
    if (kind === 'offline' || kind === 'busy') return { text: this.texts.failed[kind] };
    const text = kind === 'broken' ? this.texts.failed.broken : detail || this.texts.failed.broken;
    return { text, reference: kind === 'broken' ? requestId : undefined };
  }
}
