import { expect, test } from '@jest/globals';
import { csvLine, csvName } from './csv.js';

test.each([
  [['A-1', 'said "hi", left\nthen came back'], 'A-1,"said ""hi"", left\nthen came back"\r\n'],
  [['=HYPERLINK("http://evil")'], `"'=HYPERLINK(""http://evil"")"\r\n`],
  [['+49 30 1', '@SUM(A1)', '-cmd', '\tx'], "'+49 30 1,'@SUM(A1),'-cmd,'\tx\r\n"],
  [['-12.50', 3, true, null, undefined], '-12.50,3,true,,\r\n'],
])('B29: the line of %j', (values, line) => {
  expect(csvLine(values)).toBe(line);
});

test('B29: a file is called by what it holds, the filter and the day', () => {
  const filter = { status: 'on_hold', livemode: true, sort: '-recordedAt', from: '2026-11-01T00:00:00Z', q: undefined };
  expect(csvName({ name: 'conversions', filter }, new Date('2026-11-30T23:00:00Z'))).toBe(
    'conversions_status-on_hold_from-2026-11-01T00-00-00Z_2026-11-30.csv',
  );
  expect(csvName({ name: 'links', filter: { q: '"; rm -rf /\r\nx' } }, new Date('2026-11-30T00:00:00Z'))).toBe(
    'links_q-rm-rf-x_2026-11-30.csv',
  );
});
