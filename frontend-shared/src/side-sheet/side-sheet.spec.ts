import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { PersonalSettings } from '../session/personal-settings';
import { SideSheet } from './side-sheet';
import { SideSheetHarness } from './side-sheet.harness';

@Component({
  selector: 'tr-test-sheet',
  imports: [SideSheet],
  template: `
    <tr-side-sheet
      label="Order A-1"
      link="https://shop.example/conversions?open=cnv_1"
      (closed)="heard.push('closed')"
      (wholePage)="heard.push('page')"
      (walked)="heard.push($event)"
      >Everything about it <input aria-label="Reason"
    /></tr-side-sheet>
  `,
})
class Beside {
  readonly heard: (string | number)[] = [];
}

describe('section 5, Lists: tr-side-sheet', () => {
  let sheet: SideSheetHarness;
  let beside: Beside;
  let element: HTMLElement;

  beforeEach(async () => {
    const kept = new Map<string, unknown>();
    const read = (name: string) => kept.get(name);
    const write = (name: string, value: unknown) => void kept.set(name, value);
    TestBed.configureTestingModule({ providers: [{ provide: PersonalSettings, useValue: { read, write } }] });
    const fixture = TestBed.createComponent(Beside);
    element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    sheet = await TestbedHarnessEnvironment.loader(fixture).getHarness(SideSheetHarness);
    beside = fixture.componentInstance;
  });

  it('takes the focus and says what it shows', async () => {
    expect([await sheet.isFocused(), await sheet.label()]).toEqual([true, 'Order A-1']);
    expect(await sheet.text()).toContain('Everything about it');
  });

  it('is walked with J and K, becomes a page with Ctrl-Enter and closes with Esc', async () => {
    await sheet.press('j');
    await sheet.press('k');
    await sheet.press(TestKey.ENTER, { control: true });
    await sheet.press(TestKey.ESCAPE);
    await sheet.close();
    expect(beside.heard).toEqual([1, -1, 'page', 'closed', 'closed']);
  });

  it('leaves the keys to whoever types', () => {
    const input = element.querySelector('input')!;
    for (const key of ['j', 'k', 'Escape']) input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    expect(beside.heard).toEqual([]);
  });

  it('is made wider by its edge, by key too', () => {
    const edge = element.querySelector<HTMLElement>('.edge')!;
    edge.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    TestBed.tick();
    expect(edge.getAttribute('aria-valuenow')).toBe('512');
  });
});
