import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../../platform/logger.js';
import { DomainError } from '../../kernel/domain-error.js';
import { endSpans, isDrawn, SpanKind, startSpan } from '../../platform/tracing.js';
import type { Span } from '../../platform/tracing.js';
import type { LinkTable, LinkTarget } from './link-table.js';
import type { ClickRecorder } from './record-click.js';
import { pages, sendPage } from './redirect-pages.js';
import type { Page } from './redirect-pages.js';
import type { RedirectMetrics, RedirectOutcome } from './redirect-metrics.js';
import { deepLinkLanding, destinationUrl } from './rules/destination-url.js';
import { readVisitorQuery } from './rules/visitor-query.js';
import type { VisitorQuery } from './rules/visitor-query.js';
import { visitorSignals } from './visitor-signals.js';

export interface RedirectParts {
  readonly links: LinkTable;
  /** False until the link table is complete: before that, an unknown code proves nothing. */
  readonly linksReady: () => boolean;
  readonly recorder: ClickRecorder;
  readonly metrics: RedirectMetrics;
  readonly logger: Logger;
  /** Header in which the edge that sent the request names the visitor's country; lower case. Undefined when it is not believed. */
  readonly countryHeaderOf: (request: IncomingMessage) => string | undefined;
  /** The visitor's country by its address, for when no edge names it; in memory, because every click waits for it. */
  readonly countryOf: (request: IncomingMessage) => string | undefined;
}

/** Answers a request on a tracking link; `query` is the raw query string without `?`. */
export type RedirectHandler = (request: IncomingMessage, response: ServerResponse, code: string, query: string) => void;

const maxTargetLength = 8_192;

/**
 * The click path: look-up in memory, signed click id, durable in JetStream, then `302`. Runs on the bare server:
 * a framework's pipeline would cost more than all the rest.
 */
export function createRedirectHandler(parts: RedirectParts): RedirectHandler {
  const { links, linksReady, recorder, metrics } = parts;
  return (request, response, code, query) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return end('refused', pages.methodNotAllowed);
    if ((request.url ?? '').length > maxTargetLength) return end('refused', pages.tooLong);
    const target = links.lookup(code);
    if (target === undefined) {
      return linksReady() ? end('not_found', pages.notFound) : end('unavailable', pages.unavailable);
    }
    const { entry, program } = target;
    if (!entry.link.active || !program.program.active || Date.now() >= entry.stopsAtMs) {
      if (program.fallbackUrl === undefined) return end('not_found', pages.notFound);
      metrics.count('fallback');
      return redirect(response, program.fallbackUrl);
    }
    const visitor = readVisitorQuery(query);
    const signals = visitorSignals(request, parts.countryHeaderOf(request));
    signals.country ??= parts.countryOf(request);
    const span = isDrawn() ? startClickSpan(target) : undefined;
    const { clickId, durable } = recorder.record(target, signals, visitor.subIds, span?.spanContext());
    durable.then(
      () => {
        metrics.count('redirected');
        redirect(response, locationOf(target, visitor, clickId));
        span?.end();
      },
      (error: unknown) => {
        if (span) endSpans([span], error);
        if (!(error instanceof DomainError)) parts.logger.error({ err: error }, 'redirect failed');
        end('unavailable', pages.unavailable);
      },
    );

    function end(outcome: RedirectOutcome, page: Page): void {
      metrics.count(outcome);
      sendPage(response, page);
    }
  };
}

/** A trace of its own, whatever the visitor sends: by hand, because instrumenting `http` would cost every click. */
function startClickSpan({ program }: LinkTarget): Span {
  const attributes = { 'http.route': '/c/:code', 'tributary.program.id': program.program.id };
  return startSpan('GET /c/:code', { kind: SpanKind.SERVER, attributes });
}

function locationOf({ entry, program }: LinkTarget, visitor: VisitorQuery, clickId: string): string {
  const { policy } = program;
  const deep = visitor.to === undefined ? undefined : deepLinkLanding(visitor.to, policy);
  return destinationUrl(deep ?? entry.landing, policy, visitor, clickId);
}

function redirect(response: ServerResponse, location: string): void {
  response
    .writeHead(302, [
      'location',
      location,
      'cache-control',
      'no-store',
      // The merchant learns which site sent the visitor, never the page or its parameters.
      'referrer-policy',
      'strict-origin-when-cross-origin',
      'content-length',
      '0',
    ])
    .end();
}
