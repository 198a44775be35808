import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';

type Body = Readonly<Record<string, unknown>>;

/** The body of an edit. A point that was left as it is does not stay behind when the place moves to another county. */
export function patchOf(record: OpportunityRecord, body: Body, vocabulary: Vocabulary): Body {
  const { near, facts } = record;
  const point = body.near as { lat: number; lng: number } | null | undefined;
  if (!near || !point || point.lat !== near.lat || point.lng !== near.lng) return body;
  const province =
    typeof body.province === 'string' ? vocabulary.find('provinces', body.province)?.code : undefined;
  const county =
    typeof body.county === 'string' ? vocabulary.findCounty(body.county, province)?.code : undefined;
  return county === facts.county && (province ?? facts.province) === facts.province
    ? body
    : { ...body, near: null };
}
