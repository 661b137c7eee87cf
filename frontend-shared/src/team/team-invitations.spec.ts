import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Api } from '../api/api';
import { Session } from '../session/session';
import { ServerClock } from '../time/server-clock';
import { TeamInvitations } from './team-invitations';
import { operatorTeam } from './team-side';

const now = Date.parse('2026-11-30T12:00:00Z');
const invitation = {
  ...{ id: 'inv_1', email: 'ada@example.com', role: 'finance' },
  ...{ sentAt: '2026-11-28T12:00:00Z', expiresAt: '2026-12-06T13:00:00Z', acceptedAt: null },
};

async function words(own: object) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: {} },
      { provide: Session, useValue: { user: signal({ id: 'usr_1' }), may: () => true } },
      { provide: ServerClock, useValue: { now: signal(now) } },
    ],
  });
  const fixture = TestBed.createComponent(TeamInvitations);
  fixture.componentRef.setInput('side', operatorTeam);
  fixture.componentRef.setInput('list', { rows: signal([{ ...invitation, ...own }]), hasMore: signal(false) });
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).querySelector('.small')?.textContent.replace(/\s+/g, ' ').trim();
}

describe('the time of an invitation', () => {
  it.each([
    [{ state: 'open' }, 'Finance · Expires in 6 days'],
    [{ state: 'accepted', acceptedAt: '2026-11-29T12:00:00Z' }, 'Finance · Accepted on Nov 29'],
    [{ state: 'expired', expiresAt: '2026-11-29T12:00:00Z' }, 'Finance · Expired on Nov 29'],
    [{ state: 'withdrawn' }, 'Finance · Sent on Nov 28'],
  ])('B21: %j is “%s”', async (own, text) => expect(await words(own)).toBe(text));
});
