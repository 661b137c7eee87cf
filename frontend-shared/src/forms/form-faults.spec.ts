import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { FormFaults } from './form-faults';

@Component({
  imports: [FormFaults],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form (submit)="$event.preventDefault(); faults.set(found())">
    <input id="a" [attr.aria-invalid]="faults().includes('a') ? true : null" />
    <fieldset [attr.data-invalid]="faults().includes('b') ? true : null"><input id="b" type="checkbox" /></fieldset>
    <button type="submit">Save</button> <tr-form-faults />
  </form>`,
})
class Page {
  readonly faults = signal<readonly string[]>([]);
  /** What the form's own checks find. */
  readonly found = signal<readonly string[]>([]);
}

describe('tr-form-faults', () => {
  afterEach(() => document.querySelector('[data-page]')?.remove());

  const open = async () => {
    const fixture = TestBed.createComponent(Page);
    const element = fixture.nativeElement as HTMLElement;
    element.dataset['page'] = '';
    document.body.append(element);
    await fixture.whenStable();
    const send = async () => {
      element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return {
      fixture,
      page: fixture.componentInstance,
      send,
      said: () => element.querySelector('[role=alert]')?.textContent,
    };
  };

  it('B4: sending a form with faults moves to the first of them and says how many there are', async () => {
    const { page, send, said } = await open();
    page.found.set(['a', 'b']);
    await send();
    expect(document.activeElement?.id).toBe('a');
    expect(said()).toBe('2 fields need attention.');
  });

  it('B4: sending again with the same faults moves there again', async () => {
    const { page, send, said } = await open();
    page.found.set(['b']);
    await send();
    (document.activeElement as HTMLElement).blur();
    await send();
    expect(document.activeElement?.id).toBe('b');
    expect(said()).toBe('1 field needs attention.');
  });

  it('B4: what the API refuses later is moved to as well', async () => {
    const { fixture, page, send, said } = await open();
    await send();
    expect(said()).toBe('');
    page.faults.set(['a']);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('a');
    expect(said()).toBe('1 field needs attention.');
  });

  it('takes the focus from nobody who types on meanwhile', async () => {
    const { fixture, page, send } = await open();
    await send();
    document.querySelector('#b')?.dispatchEvent(new Event('input', { bubbles: true }));
    page.faults.set(['a']);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.id).not.toBe('a');
  });
});
