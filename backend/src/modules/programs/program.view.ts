import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import { termsView, toTermsView } from '../terms/public.js';
import type { StandingTerms } from '../terms/public.js';
import type { Program } from './program.store.js';

/** A program with the terms in force. */
export const programView = z.object({
  id: z.string(),
  merchantId: z.string(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  status: z.enum(['active', 'paused', 'closed']),
  clickParam: z.string(),
  fallbackUrl: z.string().nullable(),
  provenDomains: z.array(z.string()),
  allowedDomains: z.array(z.string()).meta({
    description:
      "Where links may lead, with subdomains: provenDomains, or without any the merchant's website. Empty: only where an operator confirms it.",
  }),
  terms: termsView,
  upcomingTerms: termsView
    .nullable()
    .meta({ description: 'The terms that take effect after the present ones, if there are any.' }),
  createdAt: timestampView,
});
programView.register(z.globalRegistry, { id: 'Program' });
export type ProgramView = z.infer<typeof programView>;

export function toProgramView(program: Program, { inForce, upcoming }: StandingTerms): ProgramView {
  const { id, merchantId, name, currency, timeZone, status, clickParam, fallbackUrl, provenDomains, createdAt } =
    program;
  return {
    ...{ id, merchantId, name, currency, timeZone, status, clickParam, fallbackUrl },
    provenDomains: [...provenDomains],
    allowedDomains: [...program.allowedDomains],
    terms: toTermsView(inForce),
    upcomingTerms: upcoming ? toTermsView(upcoming) : null,
    createdAt: createdAt.toISOString(),
  };
}
