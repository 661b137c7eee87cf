import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { Why } from './why';

describe('tr-why', () => {
  it('tells the story in order, then the arithmetic, then the result', () => {
    const fixture = TestBed.createComponent(Why);
    fixture.componentRef.setInput('steps', [
      { text: 'Clicked from Instagram', at: '2026-11-03T13:02:00Z' },
      { text: 'Bought for €84.00', detail: 'Order <script>1</script>' },
    ]);
    fixture.componentRef.setInput('sum', [{ label: '8 % of €70.59', value: '€5.65' }]);
    fixture.componentRef.setInput('result', { label: 'Commission', value: '€5.65' });
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    expect([...element.querySelectorAll('li')].map((item) => item.querySelector('p')?.textContent)).toEqual([
      'Clicked from Instagram',
      'Bought for €84.00',
    ]);
    expect(element.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-03T13:02:00Z');
    expect([...element.querySelectorAll('dt')].map((term) => term.textContent)).toEqual([
      '8 % of €70.59',
      'Commission',
    ]);
    expect(element.querySelector('script')).toBeNull();
  });
});
