import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../api/api';
import { teamFactorsReset } from '../api/generated/operations';
import { Confirm } from '../confirm/confirm';
import type { Question } from '../confirm/question';
import { Session } from '../session/session';
import { Toasts } from '../toast/toasts';
import { TeamPeople } from './team-people';
import { operatorTeam } from './team-side';

const person = (id: string, name: string) => ({
  ...{ id, name, email: `${id}@example.com`, role: 'finance', state: 'active', lastSignInAt: null },
});

describe('tr-team-people', () => {
  const shown = async (goesOn: boolean) => {
    const people = [person('usr_1', 'Ada'), person('usr_2', 'Grace')];
    const call = vi.fn(async () => people[1]);
    const ask = vi.fn(async (_: Question) => goesOn);
    const show = vi.fn();
    TestBed.configureTestingModule({
      providers: [
        { provide: Api, useValue: { call } },
        { provide: Confirm, useValue: { ask } },
        { provide: Toasts, useValue: { show } },
        { provide: Session, useValue: { user: signal({ id: 'usr_1' }), may: () => true } },
      ],
    });
    const fixture = TestBed.createComponent(TeamPeople);
    const list = { rows: signal(people), hasMore: signal(false), change: () => undefined };
    fixture.componentRef.setInput('side', operatorTeam);
    fixture.componentRef.setInput('list', list);
    await fixture.whenStable();
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    const reset = buttons.filter((one) => one.textContent?.includes('Reset two-step verification'));
    reset[0]?.click();
    await fixture.whenStable();
    return { reset, call, ask, show };
  };

  it('resets two-step verification of a colleague, never of oneself, after telling what comes of it', async () => {
    const { reset, call, ask, show } = await shown(true);
    expect(reset.map((one) => one.textContent?.trim())).toEqual(['Reset two-step verification… Grace']);
    const [question] = ask.mock.calls[0] ?? [];
    expect(question).toMatchObject({ heading: 'Reset two-step verification for Grace?', danger: true });
    expect(question?.consequences).toHaveLength(5);
    expect(call).toHaveBeenCalledWith(teamFactorsReset, { userId: 'usr_2', 'Idempotency-Key': expect.any(String) });
    expect(show).toHaveBeenCalledWith('Grace’s two-step verification was reset. We notified them by email.');
  });

  it('does nothing when the person thinks better of it', async () => {
    const { call } = await shown(false);
    expect(call).not.toHaveBeenCalled();
  });
});
