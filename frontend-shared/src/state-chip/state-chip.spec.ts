import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { StateChip } from './state-chip';
import { states } from './states';

describe('tr-state-chip', () => {
  const chip = (of: string, state: string) => {
    const fixture = TestBed.createComponent(StateChip);
    fixture.componentRef.setInput('of', of);
    fixture.componentRef.setInput('state', state);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };

  const all = Object.entries(states).flatMap(([of, each]) => Object.keys(each).map((state) => [of, state] as const));

  it.each(all)('shows %s %s as a word with an icon', (of, state) => {
    const element = chip(of, state);
    expect(element.textContent.trim()).not.toBe('');
    expect(element.querySelector('path')?.getAttribute('d')).toBeTruthy();
  });

  it('shows a state it has never heard of by its name', () => {
    const element = chip('conversion', 'sent_back');
    expect(element.textContent).toBe('Sent back');
    expect(element.dataset['tone']).toBe('neutral');
  });
});
