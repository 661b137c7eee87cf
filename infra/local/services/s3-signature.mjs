import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Who may use the store. @typedef {{ accessKeyId: string, secretAccessKey: string }} Account */

/**
 * Whether a request is signed by this account (AWS Signature Version 4, in a header or as a presigned address), and the
 * signature is of this very method, path, query and of the headers it names. Time and expiry are the store's to check, and
 * a body is not compared with the hash that is signed.
 * Specified in: Amazon S3 API Reference, "Authenticating Requests (AWS Signature Version 4)".
 */
export function isSigned({ method, url, headers }, account) {
  const [path, search = ''] = url.split('?');
  const query = search === '' ? [] : search.split('&').map(decodedPair);
  const signed = signedHeader(headers) ?? signedQuery(new Map(query));
  if (signed === undefined) return false;
  const [accessKeyId, ...scope] = signed.credential.split('/');
  if (accessKeyId !== account.accessKeyId || scope.length !== 4) return false;
  const canonical = [
    method,
    path,
    canonicalQuery(query.filter(([name]) => name !== 'X-Amz-Signature')),
    ...signed.headers.split(';').map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    signed.headers,
    headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const toSign = [ALGORITHM, signed.date, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const key = scope.reduce((secret, part) => hmac(secret, part), `AWS4${account.secretAccessKey}`);
  return isSame(signed.signature, hmac(key, toSign).toString('hex'));
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

function signedHeader({ authorization = '', 'x-amz-date': date = '' }) {
  const form = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/;
  const [, credential, headers, signature] = form.exec(authorization) ?? [];
  // What is not signed could be changed: the host at least must be.
  return headers?.split(';').includes('host') ? { credential, headers, signature, date } : undefined;
}

function signedQuery(query) {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) return undefined;
  const [credential, headers, signature, date] = ['Credential', 'SignedHeaders', 'Signature', 'Date'].map(
    (name) => query.get(`X-Amz-${name}`) ?? '',
  );
  return headers.split(';').includes('host') ? { credential, headers, signature, date } : undefined;
}

function decodedPair(pair) {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  return [name, value].map((text) => decodeURIComponent(text.replaceAll('+', '%20')));
}

function canonicalQuery(query) {
  return query
    .map((pair) => pair.map(encoded))
    .sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map((pair) => pair.join('='))
    .join('&');
}

function order(a, b) {
  return a < b ? -1 : Number(a > b);
}

function encoded(text) {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text).digest();
}

function isSame(given, expected) {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
