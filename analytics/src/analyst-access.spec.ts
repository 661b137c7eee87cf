import { describe, expect, it } from '@jest/globals';
import { analystAccessSql, analystUsersXml, analystViews, sha256 } from './analyst-access.js';

describe('analystAccessSql', () => {
  it('grants exactly the views, bounded', () => {
    expect(analystAccessSql('shop')).toEqual([
      'CREATE SETTINGS PROFILE IF NOT EXISTS tributary_analyst',
      "ALTER SETTINGS PROFILE tributary_analyst SETTINGS readonly = 2, max_execution_time = 60 MIN 1 MAX 60, max_memory_usage = 2000000000 MIN 1 MAX 2000000000, max_result_rows = 1000000 MIN 1 MAX 1000000, max_memory_usage_for_user = 2000000000 CONST, max_concurrent_queries_for_user = 8 CONST, timeout_overflow_mode = 'throw' CONST, result_overflow_mode = 'throw' CONST, add_http_cors_header = 0 CONST",
      'CREATE ROLE IF NOT EXISTS tributary_analyst',
      'GRANT SELECT ON shop.v_clicks, SELECT ON shop.v_conversions, SELECT ON shop.v_conversion_credits, SELECT ON shop.v_commissions, SELECT ON shop.v_performance_daily TO tributary_analyst',
      'CREATE QUOTA IF NOT EXISTS tributary_analyst',
      'ALTER QUOTA tributary_analyst KEYED BY user_name FOR INTERVAL 1 hour MAX queries = 5000, read_rows = 20000000000, execution_time = 3600 TO tributary_analyst',
    ]);
  });
});

describe('analystUsersXml', () => {
  it('says the same in the form of a users file, with the password as a hash', () => {
    const { profiles, quotas, roles, users } = analystUsersXml({ user: 'ann', password: 'a<b&c', database: 'shop' });
    expect(profiles).toContain('<readonly>2</readonly>');
    expect(profiles).toContain('<max_execution_time><min>1</min><max>60</max></max_execution_time>');
    expect(roles.match(/GRANT SELECT ON shop\.v_\w+/g)).toHaveLength(analystViews.length);
    expect(quotas).toContain('<interval><duration>3600</duration><queries>5000</queries>');
    expect(users).toContain(`<ann><password_sha256_hex>${sha256('a<b&c')}</password_sha256_hex>`);
    expect(users).not.toContain('b&');
    expect(users).toContain('GRANT tributary_analyst');
  });
});
