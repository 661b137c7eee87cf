import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import forward from '@material-symbols/svg-300/rounded/chevron_right.svg';
import type { OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { accountStrings } from '@tributary/frontend-shared/account/account.strings';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { Session } from '@tributary/frontend-shared/session/session';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ThemeSwitch } from '@tributary/frontend-shared/theme/theme-switch';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { May } from '@tributary/frontend-shared/session/may';
import { civilDate } from '../own-data/device-time-zone';
import { Freshness } from '../own-data/freshness';
import { ownPrograms } from '../own-data/own-answers';
import { plainDate } from '../own-data/plain-dates';
import { SupportLooks } from '../support-view/support-looks';
import { InstallOffer } from './install-offer';
import { NameForm } from './name-form';
import { ownProfile } from './own-profile';
import { profileStrings } from './profile.strings';
import { termsWords } from './terms-words';
import { Writes } from '../support-view/writes';

/** Everything that is not daily business: who one is, which terms count, how the app looks, the way out. */
@Component({
  selector: 'aff-profile-page',
  imports: [
    May,
    ErrorState,
    Freshness,
    Icon,
    InstallOffer,
    NameForm,
    RouterLink,
    Skeleton,
    StateChip,
    SupportLooks,
    ThemeSwitch,
    Writes,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.scss',
})
export class ProfilePage {
  private readonly clock = inject(ServerClock);
  protected readonly session = inject(Session);
  protected readonly texts = profileStrings;
  protected readonly account = accountStrings;
  protected readonly icon = forward;
  protected readonly profile = ownProfile();
  protected readonly programs = ownPrograms();
  protected readonly answers = [this.profile, this.programs];

  protected readonly shown = computed(() =>
    this.programs.value()?.data.map((program) => ({
      ...program,
      sentences: termsWords(program),
      domains: program.allowedDomains.length === 0 ? this.texts.noDomains : program.allowedDomains.join(', '),
      upcoming: this.upcoming(program),
      since: this.texts.termsSince(plainDate(program.terms.effectiveFrom.slice(0, 10), this.clock.now())),
    })),
  );

  /** The sentences of the next terms that differ from today's, and from when they count. */
  private upcoming({ terms, upcomingTerms: next, currency, timeZone }: OwnProgram) {
    if (!next) return undefined;
    const present = new Set(termsWords({ terms, currency }));
    const day = civilDate(Date.parse(next.effectiveFrom), timeZone);
    return {
      from: this.texts.upcoming(plainDate(day, this.clock.now())),
      sentences: termsWords({ terms: next, currency }).filter((sentence) => !present.has(sentence)),
    };
  }
}
