import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Link, OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { whereVisitorsGo } from '@tributary/frontend-shared/links/where-visitors-go';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { May } from '@tributary/frontend-shared/session/may';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { civilDate, datePlusDays, deviceTimeZone } from '../own-data/device-time-zone';
import { Freshness } from '../own-data/freshness';
import { ownPrograms } from '../own-data/own-answers';
import { linkList } from './link-list';
import { LinkMaker } from './link-maker';
import { LinkRow } from './link-row';
import { LinkSheet } from './link-sheet';
import { linkWeeks, weekDays } from './link-week';
import type { LinkWeek } from './link-week';
import { linksStrings } from './links.strings';
import { Writes } from '../support-view/writes';

/** Below this many links all of them are in sight. */
const searchedFrom = 6;
const typingMs = 300;

const nothing: LinkWeek = {
  clicks: 0,
  conversions: 0,
  earned: [],
  clicksByDay: Array.from({ length: weekDays }, () => 0),
};

/** Make links, and see what each of them did in the last seven days. */
@Component({
  selector: 'aff-links-page',
  imports: [May, Empty, ErrorState, Freshness, LinkMaker, LinkRow, LinkSheet, Skeleton, Writes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './links-page.html',
  styleUrl: './links-page.scss',
})
export class LinksPage {
  /** Of the address: what is searched for. */
  readonly q = input<string>();

  private readonly api = inject(AffiliateApi);
  private readonly router = inject(Router);
  private readonly clock = inject(ServerClock);
  private readonly toasts = inject(Toasts);
  private readonly timeZone = deviceTimeZone();
  protected readonly texts = linksStrings;

  protected readonly programs = ownPrograms();
  protected readonly searched = computed(() => this.q()?.trim() ?? '');
  protected readonly list = linkList(this.searched);
  protected readonly searchable = computed(
    () => this.searched() !== '' || (this.list.newest.value()?.data.length ?? 0) >= searchedFrom,
  );
  protected readonly week = answerOf({
    name: () => 'link-week.v1',
    keep: true,
    load: () => {
      const to = civilDate(this.clock.now(), this.timeZone);
      const from = datePlusDays(to, 1 - weekDays);
      return this.api.report({ from, to, timeZone: this.timeZone, groupBy: ['day', 'link'], limit: 10_000 });
    },
  });
  protected readonly answers = [this.list.newest, this.programs, this.week];

  private readonly weeks = computed(() => {
    const report = this.week.value();
    const day = civilDate(this.week.kept()?.at ?? this.clock.now(), this.timeZone);
    return report && { byLink: linkWeeks(report.data, day), complete: !report.truncated };
  });

  protected readonly shown = signal<{ readonly link: Link; readonly heading: string } | undefined>(undefined);

  protected readonly shownProgram = computed(() => {
    const link = this.shown()?.link;
    return link && this.programOf(link);
  });
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected find(text: string): void {
    clearTimeout(this.typing);
    const queryParams = { q: text.trim() === '' ? null : text.trim() };
    const go = () => void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
    this.typing = setTimeout(go, typingMs);
  }

  protected programOf({ programId }: Link): OwnProgram | undefined {
    return this.programs.value()?.data.find((program) => program.programId === programId);
  }

  /** A link without a row did nothing, unless the report was too long to hold all links. */
  protected weekOf({ id }: Link): LinkWeek | undefined {
    const weeks = this.weeks();
    return weeks?.byLink.get(id) ?? (weeks?.complete === true ? nothing : undefined);
  }

  protected made({ link, already }: { readonly link: Link; readonly already: boolean }): void {
    this.list.put(link);
    this.show(link, already ? this.texts.already : this.texts.ready);
  }

  protected show(link: Link, heading: string): void {
    this.shown.set({ link, heading });
  }

  /** At once on the page, then on the server; taken back when that fails or the person changes their mind. */
  protected async switch(link: Link, active: boolean, undoable = true): Promise<void> {
    this.list.put({ ...link, active });
    try {
      const changed = await this.api.switchLink(link.id, active);
      this.list.put(changed);
      const undo = undoable ? { undo: () => void this.switch(changed, !active, false) } : {};
      const off = `${this.texts.offDone} ${whereVisitorsGo(this.programOf(link)?.fallbackUrl)}`;
      this.toasts.show(active ? this.texts.onDone : off, undo);
    } catch (error) {
      this.list.put(link);
      // The server's own reason, where it has one: what to do about it is in there.
      const { kind, detail } = problemOf(error);
      this.toasts.show(
        (kind === 'refused' || kind === 'forbidden') && detail !== '' ? detail : this.texts.switchFailed,
      );
    }
  }
}
