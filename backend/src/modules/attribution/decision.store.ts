import { columnsOf, jsonRows } from '../../platform/json-rows.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { readEvidenceDocument, toEvidenceDocument } from './decision-evidence.js';
import type { AttributionDecision, AttributionModel, AttributionShare } from './rules/decide-attribution.js';
import type { ReasonCode } from './rules/reasons.js';

/** A decision about a conversion, as it is inserted. */
export interface DecidedConversion {
  readonly id: string;
  readonly programId: string;
  readonly termsVersion: number;
  readonly recordedAt: Date;
  readonly decisionNo: number;
  readonly attribution: AttributionDecision;
}

/** After their conversions, in the same transaction. */
export function insertDecisions(conversions: readonly DecidedConversion[]): Sql[] {
  const decisions = conversions.map(toDecisionRow);
  const shares = conversions.flatMap(toShareRows);
  return [
    sql`insert into attribution_decisions (${decisionColumns})
      select ${decisionColumns} from jsonb_populate_recordset(null::attribution_decisions, ${jsonRows(decisions)}::jsonb)`,
    sql`insert into attribution_shares (${shareColumns})
      select ${shareColumns} from jsonb_populate_recordset(null::attribution_shares, ${jsonRows(shares)}::jsonb)`,
  ];
}

function toDecisionRow(conversion: DecidedConversion) {
  const { id: conversionId, decisionNo: no, programId, termsVersion, recordedAt: decidedAt, attribution } = conversion;
  const { model, reason, shares, candidates } = attribution;
  const evidence = toEvidenceDocument(candidates);
  const attributed = shares.length > 0;
  return {
    conversionId,
    no,
    programId,
    termsVersion,
    model,
    attributed,
    reason,
    evidence,
    decidedAt,
    cause: 'recorded',
  };
}

function toShareRows({ id: conversionId, decisionNo, recordedAt, attribution }: DecidedConversion) {
  return attribution.shares.map(({ touchpoint, ...share }, i) => ({
    ...share,
    ...{ conversionId, decisionNo, recordedAt, position: i + 1 },
    touchpointKind: touchpoint.kind,
    touchpointReference: touchpoint.reference,
    touchedAt: touchpoint.at ?? null,
  }));
}

/** A decision as `decisionJson` reads it. */
export interface StoredDecision {
  readonly model: AttributionModel;
  readonly reason: ReasonCode;
  readonly termsVersion: number;
  readonly evidence: unknown;
  readonly shares: readonly (Omit<AttributionShare, 'touchpoint'> & {
    readonly kind: 'click' | 'coupon';
    readonly reference: string;
    readonly at: string | null;
  })[];
}

/** The decision that counts for a conversion `c`, with its shares, as one value. */
export const decisionJson = sql`(
  select jsonb_build_object('model', d.model, 'reason', d.reason, 'termsVersion', d.terms_version, 'evidence', d.evidence,
    'shares', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'affiliateId', s.affiliate_id, 'linkId', s.link_id, 'couponId', s.coupon_id, 'numerator', s.numerator,
        'denominator', s.denominator, 'kind', s.touchpoint_kind, 'reference', s.touchpoint_reference, 'at', s.touched_at)
        order by s.position), '[]')
      from attribution_shares s where s.conversion_id = d.conversion_id and s.decision_no = d.no))
  from attribution_decisions d where d.conversion_id = c.id and d.no = c.decision_no)`;

export function toDecision({ model, reason, termsVersion, evidence, shares }: StoredDecision): AttributionDecision {
  return {
    ...{ model, reason, policyVersion: termsVersion },
    candidates: readEvidenceDocument(evidence),
    shares: shares.map(({ kind, reference, at, ...share }) => ({
      ...share,
      touchpoint: { kind, reference, ...(at === null ? {} : { at: new Date(at).toISOString() }) },
    })),
  };
}

const decisionColumns = columnsOf([
  'conversionId',
  'no',
  'programId',
  'termsVersion',
  'model',
  'attributed',
  'reason',
  'evidence',
  'decidedAt',
  'cause',
]);

const shareColumns = columnsOf([
  'conversionId',
  'decisionNo',
  'position',
  'affiliateId',
  'linkId',
  'couponId',
  'touchpointKind',
  'touchpointReference',
  'touchedAt',
  'numerator',
  'denominator',
  'recordedAt',
]);
