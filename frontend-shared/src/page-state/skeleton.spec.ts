import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Skeleton } from './skeleton';

describe('tr-skeleton', () => {
  const show = (kind: 'text' | 'table', rows: number) => {
    const fixture = TestBed.createComponent(Skeleton);
    fixture.componentRef.setInput('kind', kind);
    fixture.componentRef.setInput('rows', rows);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };

  it('of a table has rows of cells, none as wide as the table', () => {
    const rows = [...show('table', 3).querySelectorAll('.cells')];
    expect(rows.map((row) => row.querySelectorAll('.bar').length)).toEqual([4, 4, 4]);
    const widths = rows.flatMap((row) =>
      [...row.querySelectorAll<HTMLElement>('.bar')].map(({ style }) => style.width),
    );
    expect(Math.max(...widths.map(Number.parseFloat))).toBeLessThan(100);
  });

  it('of a text has lines', () => {
    const element = show('text', 2);
    expect([element.querySelectorAll('.bar').length, element.querySelector('.cells')]).toEqual([2, null]);
  });
});
