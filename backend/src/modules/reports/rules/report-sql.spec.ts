import { describe, expect, it } from '@jest/globals';
import { reportRange } from './report-range.js';
import { reportSql } from './report-sql.js';

describe('reportSql', () => {
  it('reads whole UTC days from the daily sums', () => {
    const range = reportRange('2026-03-01', '2026-03-31', 'UTC');
    const filters = [{ livemode: true }];
    expect(reportSql({ range, timeZone: 'UTC', groupBy: ['day'], filters, limit: 10 })).toEqual({
      query: [
        'SELECT day AS report_day, currency, sum(clicks) AS total_clicks, sum(bot_clicks) AS total_bot_clicks, sum(revenue) AS total_revenue, sum(commission) AS total_commission, sum(conversion_credits) AS total_conversion_credits',
        'FROM performance_1d',
        'WHERE day >= {from:Date} AND day < {to:Date} AND livemode = {livemode0:Bool}',
        'GROUP BY report_day, currency',
        'HAVING total_clicks != 0 OR total_bot_clicks != 0 OR total_revenue != 0 OR total_commission != 0 OR total_conversion_credits != 0',
        'ORDER BY report_day, currency',
        'LIMIT {limit:UInt32}',
      ].join('\n'),
      params: { from: '2026-03-01', to: '2026-04-01', livemode0: true, limit: 10 },
    });
  });

  it('reads days of another zone from the quarter hours, with every filter at once', () => {
    const timeZone = 'Asia/Kolkata';
    const filters = [
      { programId: 'prg_1', linkId: 'lnk_1', livemode: false },
      { affiliateId: 'aff_1', livemode: true },
    ];
    const range = reportRange('2026-03-01', '2026-03-01', timeZone);
    const { query, params } = reportSql({ range, timeZone, groupBy: ['day', 'affiliate'], filters, limit: 5 });
    expect(query).toContain('SELECT toDate(bucket, {timeZone:String}) AS report_day, affiliate_id, currency, ');
    expect(query).toContain('FROM performance_15m');
    expect(query).toContain(
      "WHERE bucket >= {from:DateTime('UTC')} AND bucket < {to:DateTime('UTC')} AND program_id = {programId0:String} AND link_id = {linkId0:String} AND livemode = {livemode0:Bool} AND affiliate_id = {affiliateId1:String} AND livemode = {livemode1:Bool}",
    );
    expect(params).toEqual({
      from: '2026-02-28 18:30:00',
      to: '2026-03-01 18:30:00',
      timeZone,
      programId0: 'prg_1',
      linkId0: 'lnk_1',
      livemode0: false,
      affiliateId1: 'aff_1',
      livemode1: true,
      limit: 5,
    });
  });

  it('tells currencies apart even when nobody asks, and once when somebody does', () => {
    const range = reportRange('2026-03-01', '2026-03-01', 'UTC');
    const group = (groupBy: Parameters<typeof reportSql>[0]['groupBy']): string | undefined =>
      /GROUP BY (.*)/.exec(reportSql({ range, timeZone: 'UTC', groupBy, filters: [], limit: 1 }).query)?.[1];
    expect(group([])).toBe('currency');
    expect(group(['currency', 'link', 'program'])).toBe('currency, link_id, program_id');
  });

  it('B1: puts the largest of one currency first, so that a short list is the true top', () => {
    const range = reportRange('2026-03-01', '2026-03-31', 'UTC');
    const asked = { range, timeZone: 'UTC', groupBy: ['affiliate'] as const, limit: 9 };
    const { query, params } = reportSql({ ...asked, filters: [{ currency: 'USD' }], orderBy: 'commission' });
    expect(query).toContain('AND currency = {currency0:String}');
    expect(query).toContain('ORDER BY total_commission DESC, affiliate_id, currency\nLIMIT {limit:UInt32}');
    expect(params).toMatchObject({ currency0: 'USD', limit: 9 });
  });

  it('never puts a value into the text', () => {
    const range = reportRange('2026-03-01', '2026-03-01', 'UTC');
    const filters = [{ programId: `' OR 1 = 1 --` }];
    expect(reportSql({ range, timeZone: 'UTC', groupBy: [], filters, limit: 1 }).query).not.toContain('OR 1 = 1');
  });
});
