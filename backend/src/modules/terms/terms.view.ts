import type { Terms } from './terms.js';
import type { TermsView } from './terms.schema.js';

export function toTermsView({ version, effectiveFrom, attribution, commissionRules, holdDays }: Terms): TermsView {
  const { id: _, ...commission } = commissionRules[0];
  return {
    version,
    effectiveFrom: effectiveFrom.toISOString(),
    attributionModel: attribution.model,
    windowDays: attribution.windowDays,
    commission,
    holdDays,
  };
}
