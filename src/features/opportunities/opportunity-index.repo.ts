import { inArray, sql } from 'drizzle-orm';
import { type LatLng, onGlobe } from '../../kernel/geo.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { opportunity, opportunityListing } from '../../schema/opportunities.ts';
import { type SearchDocument, tokenOf } from '../search/search-document.rules.ts';
import { putDocuments } from '../search/search-index.repo.ts';
import { facetKey, listingVersion, payReached } from './opportunity-list.rules.ts';
import { workTokens } from './opportunity-text.rules.ts';

type IndexedRow = typeof opportunity.$inferSelect;

/**
 * Makes opportunities findable as they stand in `tx`: their words, and what lists narrow and count by. Skills, occupations
 * and places stand in it by code, so that another name of one needs no writing here. Closed ones stay: their keeper lists them.
 */
export async function indexOpportunities(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += 500) await indexSome(tx, ids.slice(i, i + 500));
}

async function indexSome(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .select()
    .from(opportunity)
    .where(inArray(opportunity.id, [...ids]));
  await tx.delete(opportunityListing).where(inArray(opportunityListing.opportunityId, [...ids]));
  await putDocuments(tx, 'opportunities', rows.map(searchedDocumentOf));
  await tx.run(
    sql`insert into opportunity_listing (entry_id, opportunity_id, organisation_id, kind, province, county, lat, lng, x, y, z,
          home_work, no_experience, training, pay, facets, opens_on, closes_on, closed, version)
        select e.id, v ->> 'id', v ->> 'organisationId', v ->> 'kind', v ->> 'province', v ->> 'county',
          coalesce(v ->> 'lat', c.data ->> 'lat'), coalesce(v ->> 'lng', c.data ->> 'lon'), v ->> 'x', v ->> 'y', v ->> 'z',
          v ->> 'homeWork', v ->> 'noExperience', v ->> 'training', v ->> 'pay', v ->> 'facets',
          v ->> 'opensOn', v ->> 'closesOn', v ->> 'closed', ${listingVersion}
        from (select value as v from json_each(${JSON.stringify(rows.map(listingOf))}))
          cross join search_entry e on e."index" = 'opportunities' and e.doc_id = v ->> 'id'
          left join reference_item c on c.catalogue = 'counties' and c.code = v ->> 'county'`,
  );
}

const hundredths = (degrees: number): number => Math.round(degrees * 100) / 100;
const placed = (point: LatLng) => ({ ...point, ...onGlobe(point) });

/** What lists narrow, order and count it by; the place as everybody sees it, where a point of its own is recorded. */
export function listingOf(row: IndexedRow) {
  const { id, organisationId, kind, province, county, lat, lng, opensOn, closesOn } = row;
  const counted = {
    kind,
    province,
    homeWork: row.workplace === 'home',
    noExperience: row.years === 0,
    training: row.training !== null,
    pay: payReached(row.monthlyIncomeRial),
  };
  return {
    ...counted,
    facets: facetKey(counted),
    ...{ id, organisationId, county, opensOn, closesOn },
    ...(lat === null || lng === null ? {} : placed({ lat: hundredths(lat), lng: hundredths(lng) })),
    closed: row.closedAt !== null,
  };
}

/** What an opportunity is found by. */
export function searchedDocumentOf(row: IndexedRow): SearchDocument {
  const { id, titleFa, titleEn, iscoCode, province, county, skills, training } = row;
  return {
    id,
    labels: titleEn === null ? [titleFa] : [titleFa, titleEn],
    alternatives: [],
    body: [],
    tokens: [
      ...skills.map(({ skillId }) => tokenOf('skill', skillId)),
      ...(training?.teaches ?? []).map(({ skillId }) => tokenOf('teaches', skillId)),
      ...(iscoCode === null ? [] : [tokenOf('occupation', iscoCode)]),
      ...(province === null ? [] : [tokenOf('province', province)]),
      ...(county === null ? [] : [tokenOf('county', county)]),
      ...workTokens(row),
    ],
  };
}

/** Those that are not findable yet, or under words as they were written once: older databases, and bulk loads. */
export async function unindexedOpportunities(db: Reader, limit: number): Promise<readonly string[]> {
  const rows = await db.all<{ id: string }>(
    sql`select o.id from opportunity o left join opportunity_listing l on l.opportunity_id = o.id and l.version = ${listingVersion}
        where l.entry_id is null limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}
