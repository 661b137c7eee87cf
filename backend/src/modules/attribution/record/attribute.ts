import { decideAttribution } from '../rules/decide-attribution.js';
import type { AttributionDecision } from '../rules/decide-attribution.js';
import type { IdentifiedOrder } from './identify.js';

/** An order with the decision who earned it. */
export interface AttributedOrder extends IdentifiedOrder {
  readonly decision: AttributionDecision;
}

/** Decides who earned an order, by its evidence and the terms in force. Pure. */
export function attribute(order: IdentifiedOrder): AttributedOrder {
  const { evidence, occurredAt, terms } = order;
  const policy = { version: terms.version, ...terms.attribution };
  return { ...order, decision: decideAttribution({ ...evidence, policy, occurredAt }) };
}
