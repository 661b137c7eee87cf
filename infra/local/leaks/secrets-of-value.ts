import { SHORTEST_SECRET, type Secret } from './secret.ts';

// Not "key" or "code" as a part of a name: those are names of fields, shortcuts and reasons as well.
const namesOfSecrets = /password|secret|token|apikey|recovery|otpauth|^code$|^codes$|^key$|^email$/i;

/**
 * What is secret in a value out of JSON, by the names of its fields; e-mail addresses are for no log either. @param where begins each secret's kind
 */
export function secretsOfValue(where: string, value: unknown, name = ''): Secret[] {
  if (typeof value === 'string')
    return namesOfSecrets.test(name) && isSecret(value) ? [{ kind: `${where} ${name}`, value }] : [];
  if (Array.isArray(value)) return value.flatMap((item) => secretsOfValue(where, item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => secretsOfValue(where, item, key));
}

/** Reasons and error codes are words that logs are meant to have. */
function isSecret(value: string): boolean {
  return value.length >= SHORTEST_SECRET && !/^[a-z]+(_[a-z]+)*$/.test(value);
}
