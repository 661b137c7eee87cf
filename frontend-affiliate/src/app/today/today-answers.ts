import { computed, effect, inject, untracked } from '@angular/core';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { civilDate, datePlusDays, deviceTimeZone } from '../own-data/device-time-zone';
import { followNews } from '../own-data/follow-news';
import { ownEarnings, ownLinks, ownPrograms } from '../own-data/own-answers';
import { monthDays } from './month-figures';

/** Figures of clicks and orders pass through the stream first: they may follow the commission a moment later. */
const lagMs = 1_500;

/** A commission younger than this may be missing in figures that were asked for at the same time. */
const youngMs = 15_000;

/** All that Today shows, and when each of it is asked for again. Call it where `inject` works. */
export function todayAnswers() {
  const [api, clock, timeZone] = [inject(AffiliateApi), inject(ServerClock), deviceTimeZone()];
  const day = computed(() => civilDate(clock.now(), timeZone));
  const month = answerOf({
    name: () => 'month.v1',
    keep: true,
    load: () => {
      const [from, to] = [datePlusDays(day(), 1 - monthDays), day()];
      return api.report({ from, to, timeZone, groupBy: ['day'] });
    },
  });
  const latest = answerOf({ name: () => 'latest.v2', keep: true, load: () => api.commissions({ limit: 5 }) });
  const [earnings, programs, links] = [ownEarnings(), ownPrograms(), ownLinks()];

  const reloadMonthSoon = () => setTimeout(() => void month.reload(), lagMs);
  const marksOf = ({ data }: NonNullable<ReturnType<typeof latest.value>>) =>
    data.map(({ id, status, remaining }) => `${id} ${status} ${remaining?.amount}`).join();
  followNews(latest, marksOf, () => {
    void earnings.reload();
    void month.reload();
    reloadMonthSoon();
  });
  effect(() => {
    const newest = latest.value()?.data[0];
    const isYoung = newest && untracked(() => clock.now()) - Date.parse(newest.recordedAt) < youngMs;
    if (isYoung) reloadMonthSoon();
  });
  // At midnight another day begins, and with it other figures.
  let asked = day();
  effect(() => {
    if (day() === asked) return;
    asked = day();
    untracked(() => void month.reload());
  });

  // Figures that were kept are those of the day on which they came, whatever day it is by now.
  const figuresDay = computed(() => civilDate(month.kept()?.at ?? clock.now(), timeZone));
  return { day, figuresDay, month, latest, earnings, programs, links };
}
