import { and, asc, count, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { organisation } from '../../schema/organisations.ts';
import { campaign, cause, pledge } from '../../schema/pledges.ts';
import type { PledgeKind, PledgeState } from './pledge.rules.ts';
import type { PledgeRow, PledgeTitle } from './pledge-row.rules.ts';

/** Whose pledges are read: an organisation's, or a benefactor's own. */
export type PledgesOf = { readonly organisationId: string } | { readonly benefactorId: string };

export interface PledgeFilter {
  readonly kind?: PledgeKind | undefined;
  readonly state?: PledgeState | undefined;
  readonly causeId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly benefactorId?: string | undefined;
  /** A part of the benefactor's name, or a payment reference. */
  readonly q?: string | undefined;
}

/** Pledges of an organisation or of a benefactor; of anybody else's there is none. */
export function pledgeList(db: Reader, of: PledgesOf) {
  const own =
    'organisationId' in of
      ? eq(pledge.organisationId, of.organisationId)
      : eq(pledge.benefactorId, of.benefactorId);
  const select = () =>
    db
      .select({
        pledge,
        benefactorName: benefactor.name,
        anonymous: benefactor.anonymous,
        organisationFa: organisation.fa,
        organisationEn: organisation.en,
        opportunityFa: opportunity.titleFa,
        opportunityEn: opportunity.titleEn,
        causeFa: cause.titleFa,
        causeEn: cause.titleEn,
        campaignFa: campaign.titleFa,
        campaignEn: campaign.titleEn,
        receivedRial: sql<number>`(select coalesce(sum(r.amount_rial), 0) from receipt r where r.pledge_id = ${pledge.id} and r.state = 'matched')`,
        given: sql<number>`(select coalesce(sum(e.quantity), 0) from pledge_event e where e.pledge_id = ${pledge.id})`,
      })
      .from(pledge)
      .innerJoin(benefactor, eq(benefactor.id, pledge.benefactorId))
      .innerJoin(organisation, eq(organisation.id, pledge.organisationId))
      .leftJoin(opportunity, eq(opportunity.id, pledge.opportunityId))
      .leftJoin(cause, eq(cause.id, pledge.causeId))
      .leftJoin(campaign, eq(campaign.id, pledge.campaignId));
  const titled = (fa: string | null, en: string | null): PledgeTitle | null =>
    fa === null ? null : { fa, en };
  const shown = (row: Awaited<ReturnType<typeof select>>[number]): PledgeRow => ({
    ...row.pledge,
    startsOn: row.pledge.startsOn as LocalDate,
    benefactor: { id: row.pledge.benefactorId, name: row.benefactorName, anonymous: row.anonymous },
    organisation: { id: row.pledge.organisationId, fa: row.organisationFa, en: row.organisationEn },
    opportunityTitle: titled(row.opportunityFa, row.opportunityEn),
    causeTitle: titled(row.causeFa, row.causeEn),
    campaignTitle: titled(row.campaignFa, row.campaignEn),
    receivedRial: row.receivedRial,
    given: row.given,
  });
  return {
    async find(id: string): Promise<PledgeRow | undefined> {
      const [row] = await select().where(and(own, eq(pledge.id, id)));
      return row && shown(row);
    },

    /** The latest first. */
    async list(
      filter: PledgeFilter,
      { limit, after }: { readonly limit: number; readonly after?: Cursor | undefined },
    ): Promise<{ readonly items: readonly PledgeRow[]; readonly total: number; readonly next?: Cursor }> {
      const { kind, state, causeId, campaignId, benefactorId, q } = filter;
      const isGiven = <T>(value: T | undefined, condition: (value: T) => SQL) =>
        value === undefined ? undefined : condition(value);
      const fits = and(
        own,
        isGiven(kind, (value) => eq(pledge.kind, value)),
        isGiven(state, (value) => eq(pledge.state, value)),
        isGiven(causeId, (value) => eq(pledge.causeId, value)),
        isGiven(campaignId, (value) => eq(pledge.campaignId, value)),
        isGiven(benefactorId, (value) => eq(pledge.benefactorId, value)),
        isGiven(
          q,
          (value) =>
            sql`(${pledge.paymentReference} = ${value} or exists (select 1 from benefactor b where b.id = ${pledge.benefactorId} and instr(b.name, ${value}) > 0))`,
        ),
      );
      const behind =
        after &&
        or(lt(pledge.createdAt, after.key), and(eq(pledge.createdAt, after.key), gt(pledge.id, after.id)));
      const [counted] = await db.select({ total: count() }).from(pledge).where(fits);
      const rows = await select()
        .where(and(fits, behind))
        .orderBy(desc(pledge.createdAt), asc(pledge.id))
        .limit(limit + 1);
      const items = rows.slice(0, limit).map(shown);
      const last = items.at(-1);
      return {
        items,
        total: counted?.total ?? 0,
        ...(rows.length > limit && last ? { next: { key: last.createdAt, id: last.id } } : {}),
      };
    },
  };
}

/** Whether a benefactor has given to an organisation: staff know no others by id. */
export async function givesToOrganisation(
  db: Reader,
  organisationId: string,
  benefactorId: string,
): Promise<boolean> {
  const [row] = await db
    .select({ id: pledge.id })
    .from(pledge)
    .where(and(eq(pledge.organisationId, organisationId), eq(pledge.benefactorId, benefactorId)))
    .limit(1);
  return row !== undefined;
}
