import { z } from 'zod';
import { httpUrl } from '../../platform/schemas.js';
import { hostInText } from './rules/host-name.js';

/** What the tracker itself reads from a link's address. */
const reserved = new Set(['to', 'sub1', 'sub2', 'sub3', 'sub4', 'sub5', 'gdpr', 'gdpr_consent', 'gpp', 'gpp_sid']);

/** The query parameter of the destination that receives the click id. */
export const clickParamSchema = z
  .string()
  .regex(/^[A-Za-z][\w.-]{0,63}$/, {
    message: 'must start with a letter and contain only letters, digits, ".", "_" and "-"',
  })
  .refine((name) => !reserved.has(name.toLowerCase()), { message: 'is a parameter that the tracker itself reads' });

/**
 * Host names that links may lead to, with their subdomains; addresses are reduced to their hosts. Whoever enters one confirms
 * that the merchant owns it. Without any, the merchant's website counts (`rules/allowed-domains`).
 */
export const provenDomainsSchema = z
  .array(
    z.string().transform((text, context) => {
      const host = hostInText(text);
      if (host === undefined) context.addIssue('must be a host name such as shop.example, or an address with one');
      return host ?? z.NEVER;
    }),
  )
  .max(100)
  .transform((hosts) => [...new Set(hosts)]);

export const fallbackUrlSchema = httpUrl.nullable();
