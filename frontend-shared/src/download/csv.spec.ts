import { describe, expect, it } from 'vitest';
import { csvOf } from './csv';

describe('CSV', () => {
  it('is RFC 4180', () => {
    expect(csvOf(['Order', 'Note'], [['A-1', 'said "hi", left\nthen came back']])).toBe(
      'Order,Note\r\nA-1,"said ""hi"", left\nthen came back"\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+49 30 1', "'+49 30 1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-cmd', "'-cmd"],
    ['\tx', "'\tx"],
    ['-12.50', '-12.50'],
    ['"-1,200.00"'.slice(1, -1), '"-1,200.00"'],
    ['plain', 'plain'],
  ])('defuses %j', (value, written) => expect(csvOf([], [[value]])).toBe(`\r\n${written}\r\n`));
});
