import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, test } from 'vitest';
import { ownTask } from './own-task';
import { pieces } from './pieces';

@Component({
  selector: 'aff-drawn-in-pieces',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '@if (drawn() > 1) {<p>second</p>} @if (drawn() > 2) {<p>third</p>}',
})
class Page {
  readonly drawn = pieces(3);
}

const textOf = (element: unknown) => (element as HTMLElement).textContent.trim();

test('a page is drawn piece by piece, and is stable only when all of it is there', async () => {
  const fixture = TestBed.createComponent(Page);
  TestBed.tick();
  expect(textOf(fixture.nativeElement)).toBe('');
  await fixture.whenStable();
  expect(textOf(fixture.nativeElement)).toBe('secondthird');
});

test('a page that was left meanwhile is not drawn on', async () => {
  const fixture = TestBed.createComponent(Page);
  TestBed.tick();
  fixture.destroy();
  await ownTask();
  await ownTask();
  expect(fixture.componentInstance.drawn()).toBe(1);
});
