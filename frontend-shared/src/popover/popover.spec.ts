import { OverlayModule } from '@angular/cdk/overlay';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Popover } from './popover';

@Component({
  selector: 'tr-any-page',
  imports: [OverlayModule, Popover],
  template: `
    <button cdkOverlayOrigin #origin="cdkOverlayOrigin" type="button" (click)="open.set(true)">Dates</button>
    <tr-popover label="Choose dates" [origin]="origin" [(open)]="open">
      <ng-template><input aria-label="From" /></ng-template>
    </tr-popover>
  `,
})
class AnyPage {
  readonly open = signal(false);
}

describe('tr-popover', () => {
  const show = async () => {
    const fixture = TestBed.createComponent(AnyPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const dialog = () => document.querySelector('[role=dialog]');
    const button = (fixture.nativeElement as HTMLElement).querySelector('button') as HTMLButtonElement;
    const press = async () => {
      button.click();
      await fixture.whenStable();
    };
    const close = async (how: () => void) => {
      how();
      await fixture.whenStable();
    };
    return { dialog, press, close };
  };

  it('is made when it opens, and named', async () => {
    const { dialog, press } = await show();
    expect(dialog()).toBeNull();
    await press();
    expect(dialog()?.getAttribute('aria-label')).toBe('Choose dates');
    expect(dialog()?.querySelector('input')?.getAttribute('aria-label')).toBe('From');
  });

  it.each([
    ['Escape', () => document.activeElement?.dispatchEvent(escape())],
    ['a click beside it', () => document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click()],
  ])('closes by %s', async (_, how) => {
    const { dialog, press, close } = await show();
    await press();
    await close(how);
    expect(dialog()).toBeNull();
  });
});

const escape = () => new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true });
