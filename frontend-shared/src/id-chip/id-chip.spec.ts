import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { IdChip } from './id-chip';

describe('tr-id-chip', () => {
  const code = (id: string) => {
    const fixture = TestBed.createComponent(IdChip);
    fixture.componentRef.setInput('id', id);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).querySelector('code');
  };

  it('shows what tells ids apart and keeps the whole one at hand', () => {
    const shown = code('cnv_01h455vb4pex5vsknk084sn02q');
    expect(shown?.textContent).toBe('cnv_01h…4sn02q');
    expect(shown?.title).toBe('cnv_01h455vb4pex5vsknk084sn02q');
  });

  it('shortens one without a prefix to the same length, wherever it has an underscore', () => {
    expect(code('AAGiBbvjWLl1mSxejH6jAAAABwAAAAgAAAlaWkEq_VskVy5JHNLX')?.textContent).toBe('AAG…5JHNLX');
  });

  it('leaves a short one whole', () => expect(code('A-1047')?.textContent).toBe('A-1047'));
});
