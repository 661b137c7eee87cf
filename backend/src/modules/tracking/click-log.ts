import type { Click } from '../../contracts/click-recorded.v1.js';
import { subjects } from '../../contracts/subjects.js';
import { DomainError } from '../../kernel/domain-error.js';
import { GroupCommit } from '../../messaging/group-commit.js';
import type { GroupFrame, GroupOutcome } from '../../messaging/group-commit.js';
import type { Bus } from '../../messaging/jetstream.js';
import { newUuid } from '../../platform/ids.js';

export interface ClickLogOptions {
  readonly bus: Bus;
  /** Last part of the subject; one writer per lane and process. Letters, digits, `-` and `_`. */
  readonly lane: string;
  readonly deadlineMs: number;
  readonly onGroup?: (outcome: GroupOutcome) => void;
}

/** The click log of this process: groups of clicks on the stream CLICKS, in the form of `click-recorded.v1`. */
export function openClickLog({ bus, lane, deadlineMs, onGroup }: ClickLogOptions): GroupCommit<Click> {
  const producer = `tracker/${newUuid()}`;
  return new GroupCommit<Click>({
    bus,
    subject: subjects.clicks(lane),
    producer,
    deadlineMs,
    serialize: (click) => JSON.stringify(click),
    frame: (group) => clickGroupText(producer, group),
    lost: () =>
      new DomainError('unavailable', 'click_not_durable', 'The click could not be recorded. Please try again.'),
    ...(onGroup && { onGroup }),
  });
}

/** The text of a group's message, in the form of `click-recorded.v1`; put together because serialising it again would cost. */
export function clickGroupText(producer: string, { id, time, items }: GroupFrame): string {
  return `{"specversion":"1.0","id":"${id}","type":"tributary.clicks.recorded.v1","source":"${producer}","time":"${time}","data":{"clicks":[${items}]}}`;
}
