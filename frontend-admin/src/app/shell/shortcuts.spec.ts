import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { Session } from '@tributary/frontend-shared/session/session';
import { Shortcuts } from './shortcuts';

function open(may: (permission: string) => boolean = () => true) {
  const session = { may, state: signal('signed-in') };
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Session, useValue: session }] });
  const fixture = TestBed.createComponent(Shortcuts);
  fixture.detectChanges();
  const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  const press = (target: EventTarget, ...keys: string[]) => {
    for (const key of keys) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };
  return { go, press };
}

describe('shortcuts', () => {
  it('open a section with G and its letter', () => {
    const { go, press } = open();
    press(document.body, 'g', 'c');
    expect(go).toHaveBeenCalledWith('/conversions');
    press(document.body, 'c');
    expect(go).toHaveBeenCalledTimes(1);
  });

  it('do nothing while somebody types', () => {
    const { go, press } = open();
    const field = document.body.appendChild(document.createElement('input'));
    press(field, 'g', 'c');
    expect(go).not.toHaveBeenCalled();
    field.remove();
  });

  it('open nothing that the person may not see', () => {
    const { go, press } = open((permission) => permission !== 'conversions:read');
    press(document.body, 'g', 'c');
    expect(go).not.toHaveBeenCalled();
  });
});
