import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Writes } from '../../platform/transaction.js';
import type { AccessRule, AuthenticatedRequest, SupportViewer, SupportViewVerifier } from '../access/public.js';
import { originOf, may } from '../access/public.js';
import { supportViewEnded, supportViewReadsOnly } from './support-view.errors.js';
import { findRunningView, noteRoute } from './support-view.store.js';

/** The one place that keeps a support view to reading, ends it at once, and writes down what was looked at. */
@Injectable()
export class SupportViewGate implements SupportViewVerifier {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `support_view_reads_only`, `support_view_ended` */
  async admit(actor: SupportViewer, rule: AccessRule, request: AuthenticatedRequest): Promise<void> {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD' && rule.inSupportView !== true) throw supportViewReadsOnly();
    const id = actor.onBehalf.supportViewId;
    // Looked up each time, unlike other tokens: "End now", a suspension and a lost role count at once.
    const view = await findRunningView(this.db, id, this.clock.now());
    if (!view || !may(view.staffRole, 'support-view:start')) throw supportViewEnded();
    const route = `${method} ${request.routeOptions.url ?? ''}`;
    if (view.routes.includes(route)) return;
    await this.writes.run('LookInSupportView', {}, { actor, origin: originOf(request) }, async (tx) => {
      if (await noteRoute(tx, id, route)) tx.changed({ kind: 'supportView', id, before: null, after: { route } });
      return null;
    });
  }
}
