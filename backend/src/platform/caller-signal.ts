import type { ServerResponse } from 'node:http';

/** Aborted when the caller closes the connection before its answer is sent. */
export function callerSignal(response: ServerResponse): AbortSignal {
  const caller = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) caller.abort();
  });
  return caller.signal;
}
