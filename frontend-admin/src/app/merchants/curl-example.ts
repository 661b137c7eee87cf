import type { ApiKey } from '@tributary/frontend-shared/api/generated/schema';

/** A command that shows that a key works: the first thing it may do, ready to be pasted. */
export function curlExample(
  { kind, scopes }: Pick<ApiKey, 'kind' | 'scopes'>,
  secret: string,
  { origin, today }: { readonly origin: string; readonly today: string },
): string {
  if (kind === 'postback') {
    return [
      `curl -G 'https://tracker.example/postback' \\`,
      `  -d 'token=${secret}' -d 'order_id=1001' -d 'amount=84.00' -d 'currency=EUR'`,
    ].join('\n');
  }
  const authorization = `-H 'Authorization: Bearer ${secret}'`;
  const json = `-H 'Content-Type: application/json'`;
  if (scopes.includes('conversions:write')) {
    return [
      // A dry run: the whole way and the whole answer, and nothing is kept.
      `curl '${origin}/v1/conversions?dryRun=true' \\`,
      `  ${authorization} \\`,
      `  ${json} \\`,
      `  -d '{"orderId":"1001","amount":{"amount":"84.00","currency":"EUR"}}'`,
    ].join('\n');
  }
  if (scopes.includes('conversions:read')) {
    return [`curl '${origin}/v1/conversions' \\`, `  ${authorization}`].join('\n');
  }
  return [
    `curl '${origin}/v1/reports/query' \\`,
    `  ${authorization} \\`,
    `  ${json} \\`,
    `  -d '{"from":"${today}","to":"${today}","timeZone":"UTC"}'`,
  ].join('\n');
}
