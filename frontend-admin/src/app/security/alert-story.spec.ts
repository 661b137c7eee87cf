import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Alert } from '@tributary/frontend-shared/api/generated/schema';
import { Api } from '@tributary/frontend-shared/api/api';
import { Session } from '@tributary/frontend-shared/session/session';
import { describe, expect, it } from 'vitest';
import { TestMode } from '../directory/test-mode';
import { AlertStory } from './alert-story';

const open = { id: 'alt_1', summary: 'Signed in from a new country.', evidence: [], resolution: null };
const resolution = { by: 'Mara', at: '2026-11-30T10:00:00Z', note: 'On a journey.' };

const show = async (alert: object, testMode = false) => {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: {} },
      { provide: Session, useValue: { may: () => true } },
      { provide: TestMode, useValue: { isOn: signal(testMode) } },
    ],
  });
  const fixture = TestBed.createComponent(AlertStory);
  fixture.componentRef.setInput('alert', alert as unknown as Alert);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const part = element.querySelector<HTMLElement>('adm-resolve-alert');
  return { element, part, mark: part?.style.getPropertyValue('--button-mark') };
};

describe('a security alert', () => {
  it('can be resolved with a note while it is open', async () => {
    const { part, mark } = await show(open);
    expect(part?.textContent).toContain('Resolve');
    expect(mark).toBe('');
  });

  it('B23: says in test mode that resolving it is live', async () => {
    expect((await show(open, true)).mark).toBe('" (live)"');
  });

  it('says who resolved it, and how', async () => {
    const { element, part } = await show({ ...open, resolution });
    expect(element.textContent).toContain('Resolved by Mara');
    expect(element.textContent).toContain('On a journey.');
    expect(part).toBeNull();
  });
});
