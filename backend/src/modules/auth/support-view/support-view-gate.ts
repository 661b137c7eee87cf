import { Injectable } from '@nestjs/common';
import type { Actor, OnBehalf } from '../../../platform/actor.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database.js';
import { Writes } from '../../../platform/transaction.js';
import type { AccessRule, AuthenticatedRequest } from '../access/access.js';
import { originOf } from '../access/invocation.js';
import { may } from '../access/permissions.js';
import { supportViewEnded, supportViewReadsOnly } from './support-view.errors.js';
import { findRunningView, noteRoute } from './support-view.store.js';

type Viewer = Extract<Actor, { kind: 'user' }> & { readonly onBehalf: OnBehalf };

export function isSupportView(actor: Actor): actor is Viewer {
  return actor.kind === 'user' && actor.onBehalf !== undefined;
}

/** The one place that keeps a support view to reading, ends it at once, and writes down what was looked at. */
@Injectable()
export class SupportViewGate {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `support_view_reads_only`, `support_view_ended` */
  async admit(actor: Viewer, rule: AccessRule, request: AuthenticatedRequest): Promise<void> {
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
