import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { Confirm } from '../confirm/confirm';
import { Submission } from './submission';
import { UnsavedForm } from './unsaved-form';
import { UnsavedWork } from './unsaved-work';

@Component({
  selector: 'tr-note-page',
  imports: [UnsavedForm],
  template: '<form [trUnsaved]="submission"><input /><input type="checkbox" data-view-only /></form>',
})
class NotePage {
  readonly submission = new Submission();
}

describe('B33: an inline form', () => {
  const open = () => {
    const asked: unknown[] = [];
    const confirm = { ask: async (question: unknown) => asked.push(question) === 0 };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Confirm, useValue: confirm }] });
    const fixture = TestBed.createComponent(NotePage);
    fixture.detectChanges();
    const field = (fixture.nativeElement as HTMLElement).querySelector('input');
    const type = () => field?.dispatchEvent(new Event('input', { bubbles: true }));
    const leave = () => TestBed.inject(UnsavedWork).mayLeave();
    return { fixture, asked, type, leave, submission: fixture.componentInstance.submission };
  };

  it('B33: asks once something is typed, and not before', async () => {
    const { asked, type, leave } = open();
    expect(await leave()).toBe(true);
    type();
    expect(await leave()).toBe(false);
    expect(asked).toMatchObject([{ heading: 'Leave without saving?' }]);
  });

  it('B33: does not ask for what only changed how the form looks', async () => {
    const { fixture, leave } = open();
    const show = (fixture.nativeElement as HTMLElement).querySelector('[data-view-only]');
    show?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(await leave()).toBe(true);
  });

  it('B33: is content when it was stored, and asks again after more was typed', async () => {
    const { type, leave, submission } = open();
    type();
    await submission.run({}, {}, () => Promise.resolve({}));
    expect(await leave()).toBe(true);
    type();
    expect(await leave()).toBe(false);
  });

  it('B33: still asks when the person went back from the last question before sending', async () => {
    const { type, leave, submission } = open();
    type();
    await submission.run({}, {}, () => Promise.resolve(undefined));
    expect(await leave()).toBe(false);
  });

  it('B33: asks no more once the form is closed', async () => {
    const { fixture, type, leave } = open();
    type();
    fixture.destroy();
    expect(await leave()).toBe(true);
  });
});
