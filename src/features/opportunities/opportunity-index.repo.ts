import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { type SearchDocument, tokenOf } from '../search/search-document.rules.ts';
import { putDocuments } from '../search/search-index.repo.ts';
import { wordsVersion } from '../search/search-words.rules.ts';

interface IndexedRow {
  readonly id: string;
  readonly titleFa: string;
  readonly titleEn: string | null;
  readonly iscoCode: string | null;
  readonly province: string | null;
  readonly county: string | null;
  readonly skills: string;
  readonly teaches: string | null;
}

/**
 * Makes opportunities findable as they stand in `tx`: their words, and what lists narrow and count by. Skills, occupations
 * and places stand in it by code, so that another name of one needs no writing here. Closed ones stay: their keeper lists them.
 */
export async function indexOpportunities(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += 500) await indexSome(tx, JSON.stringify(ids.slice(i, i + 500)));
}

async function indexSome(tx: Tx, ids: string): Promise<void> {
  const rows = await tx.all<IndexedRow>(
    sql`select id, title_fa as titleFa, title_en as titleEn, isco_code as iscoCode, province, county, skills, training -> '$.teaches' as teaches
        from opportunity where id in (select value from json_each(${ids}))`,
  );
  await tx.run(
    sql`delete from opportunity_listing where opportunity_id in (select value from json_each(${ids}))`,
  );
  await putDocuments(tx, 'opportunities', rows.map(documentOf));
  await tx.run(
    sql`insert into opportunity_listing (entry_id, opportunity_id, organisation_id, kind, province, county, lat, lng, placed,
          home_work, no_experience, training, monthly_income_rial, opens_on, closes_on, closed, words)
        select e.id, o.id, o.organisation_id, o.kind, o.province, o.county,
          coalesce(round(o.lat, 2), (select data ->> '$.lat' from reference_item where catalogue = 'counties' and code = o.county)),
          coalesce(round(o.lng, 2), (select data ->> '$.lon' from reference_item where catalogue = 'counties' and code = o.county)),
          o.lat is not null, coalesce(o.workplace = 'home', 0), o.years = 0, o.training is not null,
          o.monthly_income_rial, o.opens_on, o.closes_on, o.closed_at is not null, ${wordsVersion}
        from opportunity o join search_entry e on e."index" = 'opportunities' and e.doc_id = o.id
        where o.id in (select value from json_each(${ids}))`,
  );
}

function documentOf({
  id,
  titleFa,
  titleEn,
  iscoCode,
  province,
  county,
  skills,
  teaches,
}: IndexedRow): SearchDocument {
  const idsIn = (json: string | null) =>
    (JSON.parse(json ?? '[]') as readonly { skillId: string }[]).map(({ skillId }) => skillId);
  return {
    id,
    labels: titleEn === null ? [titleFa] : [titleFa, titleEn],
    alternatives: [],
    body: [],
    tokens: [
      ...idsIn(skills).map((skillId) => tokenOf('skill', skillId)),
      ...idsIn(teaches).map((skillId) => tokenOf('teaches', skillId)),
      ...(iscoCode === null ? [] : [tokenOf('occupation', iscoCode)]),
      ...(province === null ? [] : [tokenOf('province', province)]),
      ...(county === null ? [] : [tokenOf('county', county)]),
    ],
  };
}

/** Those that are not findable yet, or under words as they were written once: older databases, and bulk loads. */
export async function unindexedOpportunities(db: Reader, limit: number): Promise<readonly string[]> {
  const rows = await db.all<{ id: string }>(
    sql`select o.id from opportunity o left join opportunity_listing l on l.opportunity_id = o.id and l.words = ${wordsVersion}
        where l.entry_id is null limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}
