import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { ThemeChoice } from './theme-choice';
import { ThemeSwitch } from './theme-switch';

describe('tr-theme-switch', () => {
  beforeEach(() => localStorage.removeItem('tributary.theme'));

  it('follows the device until somebody chooses, and keeps the choice', () => {
    const fixture = TestBed.createComponent(ThemeSwitch);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const radios = [...element.querySelectorAll('input')];
    expect(radios.map(({ checked }) => checked)).toEqual([true, false, false]);
    radios[2]?.click();
    fixture.detectChanges();
    expect(document.documentElement.style.colorScheme).toBe('dark');
    expect(TestBed.runInInjectionContext(() => new ThemeChoice()).theme()).toBe('dark');
  });
});
