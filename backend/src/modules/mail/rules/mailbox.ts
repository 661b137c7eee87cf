import { emailKey } from '../../../kernel/email-key.js';

/**
 * The mailbox behind an address, for counting: as `emailKey` compares it and without a "+tag", which reaches the same person.
 * Total: no text makes it throw.
 */
export function mailboxOf(address: string): string {
  const folded = emailKey(address);
  const at = folded.lastIndexOf('@');
  if (at === -1) return folded;
  const local = folded.slice(0, at);
  const tag = local.indexOf('+', 1);
  return (tag === -1 ? local : local.slice(0, tag)) + folded.slice(at);
}
