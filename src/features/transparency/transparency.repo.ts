import { desc, eq, sql } from 'drizzle-orm';
import { addMonths, daysBetween, type LocalDate, tehranDayEnd } from '../../kernel/calendar.ts';
import { type JalaliMonth, monthNumber, monthOf } from '../../kernel/jalali-month.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { campaign } from '../../schema/pledges.ts';
import { transparencyMonth } from '../../schema/transparency.ts';
import { accountBalances } from '../ledger/trial-balance.repo.ts';
import type { FigureMoment } from '../targets/figure.rules.ts';
import { countedDeliveries, monthRanges, sameFamilies } from '../targets/quota.repo.ts';
import { workSpansAt } from '../targets/retention.repo.ts';
import { curveOf, type Duration } from '../targets/retention.rules.ts';
import { type CampaignTold, campaignKey, type MonthFacts, type Published } from './publish.rules.ts';

export interface PublishedMonth {
  readonly month: JalaliMonth;
  readonly publishedAt: string;
  readonly value: Published;
}

const recordOf = (row: typeof transparencyMonth.$inferSelect): PublishedMonth => ({
  ...row,
  month: row.month as JalaliMonth,
});

/** What was published of a month, or of the last one; undefined where nothing was. */
export async function findPublished(db: Reader, month?: JalaliMonth): Promise<PublishedMonth | undefined> {
  const [row] = await db
    .select()
    .from(transparencyMonth)
    .where(month === undefined ? undefined : eq(transparencyMonth.month, month))
    .orderBy(desc(transparencyMonth.month))
    .limit(1);
  return row && recordOf(row);
}

/** The months that anything was published of, the latest first. */
export async function publishedMonths(db: Reader): Promise<readonly JalaliMonth[]> {
  const rows = await db
    .select({ month: transparencyMonth.month })
    .from(transparencyMonth)
    .orderBy(desc(transparencyMonth.month));
  return rows.map(({ month }) => month as JalaliMonth);
}

export async function addPublished(tx: Tx, value: Published, publishedAt: string): Promise<void> {
  await tx.insert(transparencyMonth).values({ month: value.month, publishedAt, value });
}

/** The whole country at the end of a month, as known then. */
export async function monthFacts(
  db: Reader,
  month: JalaliMonth,
  moment: FigureMoment & { readonly knownAt: string },
): Promise<MonthFacts> {
  return {
    month,
    families: await familiesBy(db, month, moment),
    money: await moneyAt(db, moment),
    handedOver: await handedOverAt(db, moment),
    survival: await survivalAt(db, moment),
    campaigns: await campaignsAt(db, moment),
  };
}

/** Households that count for the second promise, by the month of their delivery and the province of their association. */
async function familiesBy(
  db: Reader,
  month: JalaliMonth,
  moment: FigureMoment,
): Promise<MonthFacts['families']> {
  const [first] = await db.all<{ day: string | null }>(
    sql`select min(delivered_on) as day from award where delivered_on is not null`,
  );
  if (first?.day == null || first.day > moment.asOf) return [];
  const count = monthNumber(month) - monthNumber(monthOf(first.day as LocalDate)) + 1;
  const rows = await db.all<{ month: string; province: string; n: number }>(sql`
    with family as materialized (${sameFamilies(moment)})
    select c.month, coalesce(o.province, '') as province, count(*) as n
    from (${countedDeliveries({ kind: 'nation' }, moment, monthRanges(month, count))}) c
    join organisation o on o.id = c.organisation_id group by c.month, 2 order by c.month, 2`);
  return rows.map((row) => ({ ...row, month: row.month as JalaliMonth }));
}

/** From the balances of that day: what aid was granted or lost, and what the funds hold, set aside included. */
async function moneyAt(
  db: Reader,
  { asOf, knownAt }: FigureMoment & { readonly knownAt: string },
): Promise<MonthFacts['money']> {
  const accounts = await accountBalances(db, { asOf, knownAt }, [
    'fund',
    'allocated',
    'released',
    'unidentified',
  ]);
  const held = (...kinds: readonly string[]): number =>
    -accounts.reduce((sum, { kind, rial }) => (kinds.includes(kind) ? sum + rial : sum), 0);
  const [closed] = await db.all<{ rial: number }>(sql`
    select coalesce(sum(l.amount_rial), 0) as rial from ledger_entry e join ledger_line l on l.entry_id = e.id
      join ledger_account a on a.id = l.account_id
    where e.kind = 'closing' and a.kind = 'released' and e.posted_on <= ${asOf} and e.recorded_at <= ${knownAt}`);
  // What left the funds as aid or was lost; the closing of a year clears the account, not what was spent.
  const spentRial = held('released') + (closed?.rial ?? 0);
  const waitingRial = held('fund', 'allocated');
  return {
    receivedRial: spentRial + waitingRial,
    spentRial,
    waitingRial,
    unidentifiedRial: held('unidentified'),
  };
}

/** Kits handed over, less those whose hand-over was reversed. */
async function handedOverAt(db: Reader, { asOf, knownAt }: FigureMoment): Promise<number> {
  const [row] = await db.all<{ n: number }>(sql`
    select count(*) as n from ledger_entry e where e.kind = 'deliver' and e.posted_on <= ${asOf} and e.recorded_at <= ${knownAt ?? ''}
      and not exists (select 1 from ledger_entry r where r.reverses = e.id and r.recorded_at <= ${knownAt ?? ''})`);
  return row?.n ?? 0;
}

const epoch = '1970-01-01' as LocalDate;
const label = { fa: '', en: '' };

/** Works that kits began, by Kaplan and Meier, in whole percent. */
async function survivalAt(db: Reader, moment: FigureMoment): Promise<MonthFacts['survival']> {
  const day = daysBetween(epoch, moment.asOf);
  const durations = await db.all<Duration>(sql`
    select case w.state when 'stands' then ${day} else w.last_day end - w.started_day as day,
      sum(w.state = 'over') as events, sum(w.state <> 'over') as censored
    from work_span w join placement p on p.id = w.placement_id
    where w.kind = 'same-work' and p.origin = 'kit' and ${workSpansAt(moment)} group by 1`);
  const { subjects, points } = curveOf({ kind: 'same-work', trade: null, label }, durations);
  return {
    works: subjects,
    points: points.map((one) => ({
      day: one.day,
      percent: one.at === undefined ? null : Math.round(one.at.survival * 100),
    })),
  };
}

/**
 * How campaigns went: pledges that stand, made by the end of the day and known by the instant, of a yearly one those since its
 * last time; what they promise, of monthly ones what fell due; and the slots that they hold.
 */
async function campaignsAt(
  db: Reader,
  { asOf, knownAt }: FigureMoment & { readonly knownAt: string },
): Promise<MonthFacts['campaigns']> {
  const all = await db
    .select({ id: campaign.id, yearlyOn: campaign.yearlyOn, endsOn: campaign.endsOn })
    .from(campaign);
  const times = all.map((one) => {
    const endsOn = one.endsOn as LocalDate;
    const since = one.yearlyOn === null ? '' : tehranDayEnd(addMonths(endsOn, -12)).toISOString();
    return [one.id, campaignKey({ ...one, endsOn }), since];
  });
  const end = tehranDayEnd(asOf).toISOString();
  const until = end < knownAt ? end : knownAt;
  const rows = await db.all<CampaignTold & { key: string }>(sql`
    select t.value ->> 1 as key, sum(p.amount_rial is not null) as gifts, sum(p.amount_rial is null) as others,
      coalesce(sum((select sum(d.amount_rial) from pledge_due d
        where d.pledge_id = p.id and d.due_on <= ${asOf} and d.state <> 'dropped')), 0) as "promisedRial",
      sum((select count(*) from cause_slot s where s.pledge_id = p.id)) as families
    from json_each(${JSON.stringify(times)}) t join pledge p on p.campaign_id = t.value ->> 0
    where p.created_at <= ${until} and p.created_at > t.value ->> 2 and p.state not in ('withdrawn', 'lapsed')
    group by 1 order by 1`);
  return Object.fromEntries(rows.map(({ key, ...told }) => [key, told]));
}
