import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { BlockList } from 'node:net';

/**
 * The address of whoever asks, without a framework: the socket's, or what trusted proxies say in `x-forwarded-for`. Read from
 * the right, because each hop adds to it; the first that is not a trusted proxy is believed, what stands left of it could be
 * anybody's words.
 */
export function clientAddress(request: Pick<IncomingMessage, 'socket' | 'headers'>, trusted: BlockList): string {
  const peer = request.socket.remoteAddress ?? '';
  // Headers are read for proxies only: Node builds the object of all of them at the first look.
  if (!isTrusted(peer, trusted)) return peer;
  const forwarded = request.headers['x-forwarded-for'];
  const said = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  let address = peer;
  for (const hop of said.reverse()) {
    if (!isTrusted(address, trusted) || isIP(hop.trim()) === 0) break;
    address = hop.trim();
  }
  return address;
}

/** Whether a trusted proxy sent it: only then are headers believed that an edge adds. */
export function isFromProxy({ socket }: Pick<IncomingMessage, 'socket'>, trusted: BlockList): boolean {
  return isTrusted(socket.remoteAddress ?? '', trusted);
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(
    address.replace(/^::ffff:(?=\d+\.)/i, ''),
    address.includes(':') && !/\./.test(address) ? 'ipv6' : 'ipv4',
  );
}
