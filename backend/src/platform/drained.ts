import type { IncomingMessage } from 'node:http';

const mostBytes = 16 * 1024 * 1024;
const mostMs = 5_000;

/**
 * Reads a refused body to its end and forgets it, so that the sender gets to read the answer instead of a reset connection.
 * Gives up after 16 MiB or five seconds: then the connection is cut.
 */
export function drained(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (request.complete || request.destroyed) return resolve();
    let bytes = 0;
    const timer = setTimeout(finish, mostMs);
    function count(chunk: Buffer): void {
      bytes += chunk.length;
      if (bytes > mostBytes) finish();
    }
    function finish(): void {
      clearTimeout(timer);
      request.off('data', count);
      resolve();
    }
    request.on('data', count).once('end', finish).once('close', finish).once('error', finish);
    request.resume();
  });
}
