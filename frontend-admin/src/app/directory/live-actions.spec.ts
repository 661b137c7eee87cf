import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { LiveActions } from './live-actions';
import { TestMode } from './test-mode';

@Component({
  selector: 'adm-any-page',
  imports: [LiveActions],
  template: `
    <div admLive><button class="btn" type="button">Suspend…</button></div>
    <div><button class="btn" type="button">Try again</button></div>
  `,
})
class AnyPage {}

describe('B23: actions on live things', () => {
  it.each([
    [true, ['" (live)"', '']],
    [false, ['', '']],
  ])('B23: are marked one by one, and only they, in test mode (%s)', (isOn, marks) => {
    TestBed.configureTestingModule({ providers: [{ provide: TestMode, useValue: { isOn: signal(isOn) } }] });
    const fixture = TestBed.createComponent(AnyPage);
    fixture.detectChanges();
    const groups = [...(fixture.nativeElement as HTMLElement).querySelectorAll('div')];
    expect(groups.map(({ style }) => style.getPropertyValue('--button-mark'))).toEqual(marks);
  });
});
