import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { ProgramSearch } from './program-search';

const show = async (isLong: boolean) => {
  const options = { isLong: signal(isLong), search: signal(''), choices: signal([]), error: signal(undefined) };
  const fixture = TestBed.createComponent(ProgramSearch);
  fixture.componentRef.setInput('options', options);
  await fixture.whenStable();
  return { options, field: (fixture.nativeElement as HTMLElement).querySelector('input') };
};

describe('the search for a program in a form', () => {
  it('is there only where there are more than the form offers', async () => {
    expect((await show(false)).field).toBeNull();
    expect((await show(true)).field).not.toBeNull();
  });

  it('takes what is typed, which nobody is asked about when the form is left', async () => {
    const { options, field } = await show(true);
    if (!field) throw new Error('no field');
    field.value = 'autumn';
    field.dispatchEvent(new Event('input'));
    expect(options.search()).toBe('autumn');
    expect(field.matches('[data-view-only]')).toBe(true);
  });
});
