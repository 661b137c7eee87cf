import { describe, expect, it } from 'vitest';
import { curlExample } from './curl-example';

const where = { origin: 'https://ads.example', today: '2026-03-10' };
const example = (scopes: string[], kind: 'api' | 'postback' = 'api') =>
  curlExample({ kind, scopes }, 'mk_live_secret', where);

describe('the example of a key', () => {
  it('reports a conversion without keeping it, where it may', () => {
    expect(example(['conversions:read', 'conversions:write'])).toContain(
      "curl 'https://ads.example/v1/conversions?dryRun=true'",
    );
  });

  it.each([
    ['conversions:read', "curl 'https://ads.example/v1/conversions' "],
    ['reports:read', '"from":"2026-03-10"'],
  ])('does what %s allows', (scope, expected) => {
    expect(example([scope])).toContain(expected);
  });

  it('of a postback token goes to the tracker', () => {
    expect(example(['conversions:write'], 'postback')).toContain("-d 'token=mk_live_secret'");
  });

  it('carries the secret', () => {
    for (const scope of ['conversions:write', 'conversions:read', 'reports:read']) {
      expect(example([scope])).toContain("-H 'Authorization: Bearer mk_live_secret'");
    }
  });
});
