import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Qr, pathOf } from './qr';

describe('tr-qr', () => {
  it('draws a rectangle for each run of dark squares', () => {
    expect(
      pathOf([
        [true, true, false],
        [false, false, true],
      ]),
    ).toBe('M0 0h2v1h-2zM2 1h1v1h-1z');
  });

  it('says what it is', () => {
    const fixture = TestBed.createComponent(Qr);
    fixture.componentRef.setInput('text', 'https://example.com/c/abc');
    fixture.componentRef.setInput('label', 'QR code of the link');
    fixture.detectChanges();
    const svg = (fixture.nativeElement as HTMLElement).querySelector('svg');
    expect(svg?.getAttribute('aria-label')).toBe('QR code of the link');
    expect(svg?.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(500);
  });
});
