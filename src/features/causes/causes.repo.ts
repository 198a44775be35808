import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { organisation } from '../../schema/organisations.ts';
import { campaign, cause, causeSlot } from '../../schema/pledges.ts';
import { type CauseRecord, type CauseView, fundedPercent, nearness } from './cause-record.rules.ts';

const slotsIn = (state: 'open' | 'allocated' | undefined): SQL<number> =>
  sql<number>`(select count(*) from cause_slot s where s.cause_id = ${cause.id}${
    state === undefined ? sql`` : sql` and s.state = ${state}`
  })`;

/** Rials of pledges that stand and hold no slot, less what slots took that nobody held. */
const toward: SQL<number> = sql<number>`(select coalesce(sum(p.amount_rial), 0) from pledge p where p.cause_id = ${cause.id}
    and p.state in ('promised','receiving','received') and not exists (select 1 from cause_slot s where s.pledge_id = p.id))
  - ${cause.slotRial} * (select count(*) from cause_slot s where s.cause_id = ${cause.id} and s.state = 'allocated' and s.pledge_id is null)`;

function selectCauses(db: Reader) {
  return db
    .select({
      row: cause,
      slots: slotsIn(undefined),
      openSlots: slotsIn('open'),
      allocatedSlots: slotsIn('allocated'),
      toward: sql<number>`max(0, ${toward})`,
      organisation: { id: organisation.id, fa: organisation.fa, en: organisation.en },
      campaign: { slug: campaign.slug, fa: campaign.titleFa, en: campaign.titleEn },
    })
    .from(cause)
    .innerJoin(organisation, eq(organisation.id, cause.organisationId))
    .leftJoin(campaign, eq(campaign.id, cause.campaignId));
}
type CauseRow = Awaited<ReturnType<typeof selectCauses>>[number];

function recordOf({ row, slots, openSlots, allocatedSlots }: CauseRow): CauseRecord {
  const { titleFa, titleEn, needFa, needEn, verifiedBy: _by, judgedMonth: _m, ...rest } = row;
  return {
    ...rest,
    title: { fa: titleFa, en: titleEn },
    need: { fa: needFa, en: needEn },
    opensOn: row.opensOn as LocalDate,
    closesOn: row.closesOn as LocalDate | null,
    verifiedOn: row.verifiedOn as LocalDate,
    slots,
    openSlots,
    allocatedSlots,
  };
}

function viewOf(found: CauseRow): CauseView {
  const record = recordOf(found);
  const { id, title, need, placeLevel, province, county, trade, budget, slotRial, slots, openSlots } = record;
  return {
    id,
    title,
    need,
    place: { level: placeLevel, province, county },
    trade,
    budget,
    slotRial,
    slots,
    openSlots,
    fundedPercent: fundedPercent(record, found.toward),
    verifiedOn: record.verifiedOn,
    organisation: found.organisation,
    campaign: found.campaign,
    closesOn: record.closesOn,
  };
}

/** What everybody sees on a day: neither closed nor hidden ones. */
const isShown = (today: LocalDate) =>
  and(
    isNull(cause.closedAt),
    eq(cause.hidden, false),
    lte(cause.opensOn, today),
    or(isNull(cause.closesOn), gte(cause.closesOn, today)),
  );

/** Any cause, closed and hidden ones too, with what is paid toward its open slots in rials. */
export async function findCause(
  db: Reader,
  id: string,
): Promise<(CauseRecord & { readonly towardRial: number }) | undefined> {
  const [row] = await selectCauses(db).where(eq(cause.id, id));
  return row && { ...recordOf(row), towardRial: row.toward };
}

/** A cause as everybody sees it today; undefined where it is closed, hidden or none. */
export async function viewShownCause(
  db: Reader,
  id: string,
  today: LocalDate,
): Promise<CauseView | undefined> {
  const [row] = await selectCauses(db).where(and(eq(cause.id, id), isShown(today)));
  return row && viewOf(row);
}

export interface CausesQuery {
  readonly province?: string | undefined;
  readonly trade?: string | undefined;
  readonly campaign?: string | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

export interface CausePage {
  readonly items: readonly CauseView[];
  readonly total: number;
  readonly next?: Cursor;
}

/** What everybody sees today, the newest first. A province finds what is told of it or of a county in it. */
export async function listShownCauses(db: Reader, today: LocalDate, query: CausesQuery): Promise<CausePage> {
  const { province, trade, campaign: slug, limit, after } = query;
  const fits = and(
    isShown(today),
    province === undefined ? undefined : eq(cause.province, province),
    trade === undefined ? undefined : sql`${cause.trade} like ${`${trade}%`}`,
    slug === undefined ? undefined : eq(campaign.slug, slug),
  );
  const behind =
    after && or(lt(cause.createdAt, after.key), and(eq(cause.createdAt, after.key), gt(cause.id, after.id)));
  const [counted] = await db
    .select({ total: sql<number>`count(*)` })
    .from(cause)
    .leftJoin(campaign, eq(campaign.id, cause.campaignId))
    .where(fits);
  const rows = await selectCauses(db)
    .where(and(fits, behind))
    .orderBy(desc(cause.createdAt), asc(cause.id))
    .limit(limit + 1);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(viewOf),
    total: counted?.total ?? 0,
    ...(rows.length > limit && last ? { next: { key: last.row.createdAt, id: last.row.id } } : {}),
  };
}

/** Trades of the causes that everybody sees today. */
export async function shownTrades(db: Reader, today: LocalDate): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ trade: cause.trade })
    .from(cause)
    .where(isShown(today))
    .orderBy(asc(cause.trade));
  return rows.map(({ trade }) => trade);
}

/** What else can be given to, the nearest to a cause first: same trade, same sector, same province. */
export async function nextCauses(
  db: Reader,
  today: LocalDate,
  to: Pick<CauseRecord, 'id' | 'trade' | 'province'>,
  most = 3,
): Promise<readonly CauseView[]> {
  const rows = await selectCauses(db)
    .where(
      and(
        isShown(today),
        sql`${cause.id} <> ${to.id}`,
        sql`exists (select 1 from ${causeSlot} s where s.cause_id = ${cause.id} and s.state = 'open')`,
      ),
    )
    .orderBy(desc(cause.createdAt), asc(cause.id))
    .limit(200);
  return rows
    .map(viewOf)
    .filter(({ fundedPercent: funded }) => funded < 100)
    .sort((a, b) => nearness(to, b) - nearness(to, a))
    .slice(0, most);
}

/** An organisation's own, those that are open first, then the latest. */
export async function listOwnCauses(db: Reader, organisationId: string): Promise<readonly CauseRecord[]> {
  const rows = await selectCauses(db)
    .where(eq(cause.organisationId, organisationId))
    .orderBy(sql`${cause.closedAt} is not null`, desc(cause.createdAt), asc(cause.id));
  return rows.map(recordOf);
}
