/** 32 hexadecimal digits, random. Not `crypto.randomUUID`, which is missing where the page came over plain HTTP. */
export function newRequestId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A key for one intended write: kept over repeats of the same intention, so that it happens once. */
export function newIdempotencyKey(): string {
  return newRequestId();
}
