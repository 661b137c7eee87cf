import { Component, DestroyRef, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it, vi } from 'vitest';
import { Confirm } from '../confirm/confirm';
import { UnsavedWork, asksBeforeLeaving } from './unsaved-work';

let typed = false;

@Component({ selector: 'tr-form-page', template: 'form' })
class FormPage {
  constructor() {
    const question = { heading: 'Leave without saving?', consequences: [], action: 'Leave page' };
    inject(UnsavedWork).keep(() => (typed ? question : undefined), inject(DestroyRef));
  }
}

@Component({ selector: 'tr-other-page', template: 'other' })
class OtherPage {}

async function open(agrees: boolean) {
  const ask = vi.fn().mockResolvedValue(agrees);
  const nested = [{ path: '', children: [{ path: '', component: OtherPage }] }];
  const children = [
    { path: 'form', component: FormPage },
    { path: 'other', children: nested },
  ];
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '', canActivateChild: [asksBeforeLeaving], children }]),
      { provide: Confirm, useValue: { ask } },
    ],
  });
  typed = false;
  const harness = await RouterTestingHarness.create('/form');
  typed = true;
  const go = async () => {
    await harness.navigateByUrl('/other');
    return TestBed.inject(Router).url;
  };
  return { ask, go };
}

describe('B33: unsaved work', () => {
  it('B33: the page stays when the person thinks better of leaving', async () => {
    const { ask, go } = await open(false);
    expect(await go()).toBe('/form');
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('B33: the person is asked once, and the page is left when they agree', async () => {
    const { ask, go } = await open(true);
    expect(await go()).toBe('/other');
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('B33: nobody is asked when there is nothing to lose', async () => {
    const { ask, go } = await open(false);
    typed = false;
    expect(await go()).toBe('/other');
    expect(ask).not.toHaveBeenCalled();
  });

  it('B33: closing the tab asks as well', async () => {
    await open(false);
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});
