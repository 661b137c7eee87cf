/**
 * How long a sender may take, in milliseconds: ten seconds for the head of a request, thirty for all of it. Node looks for
 * late ones only every thirty seconds unless told otherwise, so that they would stay for up to a minute.
 */
export const senderBounds = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
} as const;
