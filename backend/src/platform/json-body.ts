import type { FastifyInstance } from 'fastify';
import { DomainError } from '../kernel/domain-error.js';

/** No request of this API is nested more than a few levels deep. */
const mostLevels = 32;

/** JSON as Fastify reads it, but refused before it is parsed when it is nested too deep: what walks it later is recursive. */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isDeeperThan(mostLevels, body)) {
      const message = `The body is nested more than ${mostLevels} levels deep.`;
      done(new DomainError('invalid', 'json_too_deep', message));
      return;
    }
    void parse(request, body, done);
  });
}

/** Whether arrays and objects are nested beyond `levels`; brackets inside of strings do not count. */
export function isDeeperThan(levels: number, json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < json.length; i += 1) {
    const character = json.charCodeAt(i);
    if (isText) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) isText = false;
    } else if (character === 0x22) isText = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > levels) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}
