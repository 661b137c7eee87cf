import { describe, expect, it } from '@jest/globals';
import { analystAccessSql, analystUsersXml } from './analyst-access.js';

describe('analystAccessSql', () => {
  it('grants exactly the views, bounded', () => {
    expect(analystAccessSql('shop')).toEqual([
      "CREATE SETTINGS PROFILE IF NOT EXISTS tributary_analyst SETTINGS readonly = 2, max_execution_time = 60 MIN 1 MAX 60, max_memory_usage = 2000000000 MIN 1 MAX 2000000000, max_result_rows = 1000000 MIN 1 MAX 1000000, timeout_overflow_mode = 'throw' CONST, result_overflow_mode = 'throw' CONST",
      'CREATE ROLE IF NOT EXISTS tributary_analyst',
      'GRANT SELECT ON shop.v_clicks, SELECT ON shop.v_conversions, SELECT ON shop.v_commissions, SELECT ON shop.v_performance_daily TO tributary_analyst',
    ]);
  });
});

describe('analystUsersXml', () => {
  it('says the same in the form of a users file, with the password escaped', () => {
    const { profiles, roles, users } = analystUsersXml({ user: 'ann', password: 'a<b&c', database: 'shop' });
    expect(profiles).toContain('<readonly>2</readonly>');
    expect(profiles).toContain('<max_execution_time><min>1</min><max>60</max></max_execution_time>');
    expect(roles.match(/GRANT SELECT ON shop\.v_\w+/g)).toHaveLength(4);
    expect(users).toContain('<ann><password>a&lt;b&amp;c</password>');
    expect(users).toContain('GRANT tributary_analyst');
  });
});
