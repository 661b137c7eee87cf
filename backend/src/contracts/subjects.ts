/** Subjects of the bus. `messaging/topology` says which stream keeps which, and for how long. */
export const subjects = {
  /** Groups of clicks; one lane per tracker lane, so that streams can be partitioned by it. */
  clicks: (lane: string) => `clicks.v1.${lane}`,
  conversionRecorded: 'events.conversion.recorded.v1',
  conversionRefunded: 'events.conversion.refunded.v1',
  refundRejected: 'events.refund.rejected.v1',
  refundExpired: 'events.refund.expired.v1',
  conversionRejected: 'events.conversion.rejected.v1',
  commissionAccrued: 'events.commission.accrued.v1',
  commissionHeld: 'events.commission.held.v1',
  commissionApproved: 'events.commission.approved.v1',
  commissionReversed: 'events.commission.reversed.v1',
  commissionRejected: 'events.commission.rejected.v1',
  securityAlertRaised: 'events.security.alert-raised.v1',
  /** Last value per link and program: together the tracker's link table. */
  link: (code: string) => `tracking.link.${code}`,
  program: (programId: string) => `tracking.program.${programId}`,
  /** There is a job of this kind to do. */
  job: (kind: string) => `jobs.${kind}`,
  dead: (stream: string, consumer: string) => `dead.${stream}.${consumer}`,
} as const;
