import { and, count, desc, eq, inArray, max, min, sql } from 'drizzle-orm';
import { type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { pledge } from '../../schema/pledges.ts';
import type { GiverRow } from './giver.rules.ts';

export interface GiversFilter {
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  /** Only who has pledges that are not kept in full yet. */
  readonly open?: boolean | undefined;
}

const openPledges = sql<number>`sum(${pledge.state} in ('promised', 'receiving'))`;
const latest = max(pledge.createdAt);

/** Benefactors with a pledge to the organisation; there are no others. */
export function giversOf(db: Reader, organisationId: string) {
  const own = eq(pledge.organisationId, organisationId);
  const known = ({ ids }: GiversFilter) =>
    ids === undefined
      ? own
      : and(own, sql`${pledge.benefactorId} in (select value from json_each(${JSON.stringify(ids)}))`);
  const select = (filter: GiversFilter) =>
    db
      .select({
        id: pledge.benefactorId,
        since: min(pledge.createdAt),
        latest,
        pledges: count(),
        openPledges,
      })
      .from(pledge)
      .where(known(filter))
      .groupBy(pledge.benefactorId);

  const whole = async (rows: Awaited<ReturnType<typeof select>>): Promise<readonly GiverRow[]> => {
    const ids = rows.map(({ id }) => id);
    const people = await db
      .select({
        id: benefactor.id,
        name: benefactor.name,
        kind: benefactor.kind,
        anonymous: benefactor.anonymous,
      })
      .from(benefactor)
      .where(inArray(benefactor.id, ids));
    const came = await db
      .select({
        id: pledge.benefactorId,
        rial: sql<number>`sum((select coalesce(sum(r.amount_rial), 0) from receipt r
          where r.pledge_id = "pledge"."id" and r.state = 'matched'))`,
        on: sql<string>`max(max(
          coalesce((select max(r.received_on) from receipt r where r.pledge_id = "pledge"."id" and r.state = 'matched'), ''),
          coalesce((select max(e.happened_on) from pledge_event e where e.pledge_id = "pledge"."id" and e.event = 'given'), '')))`,
      })
      .from(pledge)
      .where(and(own, inArray(pledge.benefactorId, ids)))
      .groupBy(pledge.benefactorId);
    const by = new Map(people.map((one) => [one.id, one]));
    const sums = new Map(came.map((one) => [one.id, one]));
    return rows.flatMap(({ id, since, pledges, openPledges: open }) => {
      const person = by.get(id);
      const sum = sums.get(id);
      if (!person) return [];
      return [
        {
          ...person,
          since: tehranDay(since ?? ''),
          pledges,
          openPledges: open,
          receivedRial: sum?.rial ?? 0,
          lastGiftOn: sum && sum.on !== '' ? (sum.on as LocalDate) : null,
        },
      ];
    });
  };

  return {
    async find(id: string): Promise<GiverRow | undefined> {
      const [row] = await whole(await select({ ids: [id] }));
      return row;
    },

    /** All of their names, who pledged last first: for finding whoever is meant. */
    async names(): Promise<readonly { readonly id: string; readonly name: string }[]> {
      return await db
        .select({ id: benefactor.id, name: benefactor.name })
        .from(pledge)
        .innerJoin(benefactor, eq(benefactor.id, pledge.benefactorId))
        .where(own)
        .groupBy(benefactor.id)
        .orderBy(desc(latest), benefactor.id);
    },

    /** Who pledged last first. */
    async list(
      filter: GiversFilter,
      { limit, after }: { readonly limit: number; readonly after?: Cursor | undefined },
    ): Promise<{ readonly items: readonly GiverRow[]; readonly total: number; readonly next?: Cursor }> {
      const isOpen = filter.open ? sql`${openPledges} > 0` : undefined;
      const counted = await select(filter).having(isOpen);
      const behind =
        after &&
        sql`(${latest} < ${after.key} or (${latest} = ${after.key} and ${pledge.benefactorId} > ${after.id}))`;
      const rows = await select(filter)
        .having(and(isOpen, behind))
        .orderBy(desc(latest), pledge.benefactorId)
        .limit(limit + 1);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: await whole(shown),
        total: counted.length,
        ...(rows.length > limit && last?.latest ? { next: { key: last.latest, id: last.id } } : {}),
      };
    },
  };
}
