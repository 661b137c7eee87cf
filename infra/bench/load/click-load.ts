// A process of its own: visitors who follow tracking links.
import { answerParent } from '../stack/child.ts';
import { closedLoop, openLoop } from './loop.ts';
import type { LoopResult } from './send-at-rate.ts';

/** One measurement to make. */
export interface ClickLoadRequest {
  readonly port: number;
  readonly connections: number;
  readonly ms: number;
  /** Codes b0, b1, … up to this many. */
  readonly links: number;
  /** Set for an open loop. */
  readonly perSecond?: number;
}

export interface ClickLoadResult extends LoopResult {
  /** Answers other than 302. */
  readonly refused: number;
  /** The click id of every 302 that carried one, joined by line feeds. */
  readonly clickIds: string;
}

// Of each kind of visitor one: a tracker that knew only one user agent would be measured on its cache alone.
const VISITORS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
];

const HEADERS = VISITORS.map((agent) =>
  [
    ' HTTP/1.1',
    'host: 127.0.0.1',
    `user-agent: ${agent}`,
    'accept: text/html,application/xhtml+xml',
    'accept-language: de-DE,de;q=0.9',
    'accept-encoding: gzip, br',
    'sec-ch-ua-mobile: ?0',
    'referer: https://blog.example/post/1',
    '',
    '',
  ].join('\r\n'),
);

const MARK = 'click_id=';
const ID_LENGTH = 52;

let sent = 0;

async function measure({ links, perSecond, ...loop }: ClickLoadRequest): Promise<ClickLoadResult> {
  let refused = 0;
  const clickIds: string[] = [];
  const options = {
    ...loop,
    nextRequest: () => {
      sent += 1;
      // A step that shares no factor with the number of links visits them all, and never two in a row.
      return `GET /c/b${(sent * 7) % links}${HEADERS[sent % HEADERS.length] ?? ''}`;
    },
    onAnswer: ({ status, head }: { status: number; head: string }) => {
      if (status !== 302) refused += 1;
      const at = head.indexOf(MARK);
      if (status === 302 && at !== -1) clickIds.push(head.slice(at + MARK.length, at + MARK.length + ID_LENGTH));
    },
  };
  const result = await (perSecond === undefined ? closedLoop(options) : openLoop({ ...options, perSecond }));
  return { ...result, refused, clickIds: clickIds.join('\n') };
}

answerParent(measure);
