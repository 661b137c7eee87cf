/** What the platform says of an order: the parts that the shop shows. */
export interface Verdict {
  readonly id: string;
  readonly status: string;
  readonly holdReason: string | null;
  readonly refundState: string;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly attribution: { readonly attributed: boolean; readonly summary: string };
  readonly commissions: readonly {
    readonly affiliateId: string;
    readonly status: string;
    readonly amount: { readonly amount: string; readonly currency: string } | null;
    readonly approveAfter: string;
  }[];
}

/** The platform as a merchant's server talks to it. */
export interface Platform {
  /** Reports an order; the same order again gets the same answer. Rejects with what is wrong, in a sentence. */
  report(body: Record<string, unknown>, orderId: string): Promise<void>;
  /** The order as it stands now; undefined when the platform does not know it. */
  verdict(orderId: string): Promise<Verdict | undefined>;
}

const LIMIT_MS = 10_000;

/** Talks to the public API with the merchant's key, and to nothing else. */
export function platformAt(api: string, key: string): Platform {
  const call = async (path: string, report?: { body: unknown; idempotencyKey: string }): Promise<unknown> => {
    const response = await fetch(`${api}${path}`, {
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(report === undefined ? {} : { 'idempotency-key': report.idempotencyKey }),
      },
      ...(report === undefined ? {} : { method: 'POST', body: JSON.stringify(report.body) }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const body = (await response.json()) as { detail?: string };
    if (!response.ok) throw new Error(body.detail ?? `status ${response.status}`);
    return body;
  };
  return {
    report: async (body, orderId) => {
      await call('/v1/conversions', { body, idempotencyKey: `shop-${orderId}` });
    },
    verdict: async (orderId) => {
      const { data } = (await call(`/v1/conversions?orderId=${encodeURIComponent(orderId)}`)) as {
        data: readonly { id: string }[];
      };
      const [found] = data;
      return found && ((await call(`/v1/conversions/${found.id}`)) as Verdict);
    },
  };
}
