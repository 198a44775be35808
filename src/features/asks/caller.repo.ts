import { and, eq, exists, inArray, isNull, notExists } from 'drizzle-orm';
import { rolesWith } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { ask } from '../../schema/asks.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { account, organisation, organisationCounty } from '../../schema/organisations.ts';
import { nearestAssociation } from '../organisations/nearest.rules.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';

export interface Calls {
  readonly id: string;
  /** Codes of where it sits; null for those of the whole country. */
  readonly county: string | null;
  readonly province: string | null;
}

/** Accounts of the organisation at hand that see asks and may answer them. Where there is none, nobody would call. */
function staffOf(db: Reader) {
  return db
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.organisationId, organisation.id),
        isNull(account.disabledAt),
        inArray(account.role, rolesWith('asks:write')),
      ),
    );
}

/**
 * Who calls somebody of a county about an opportunity, of those alone where somebody signs in: its keeper where that covers
 * the county, else the association that does, else the nearest of the province, else of the country, else the keeper.
 * Undefined where nobody signs in anywhere. @throws Error where there is no such keeper.
 */
export async function whoCalls(
  db: Reader,
  vocabulary: Vocabulary,
  keeperId: string,
  county: County,
): Promise<Calls | undefined> {
  const keeper = await findOrganisation(db, keeperId);
  if (!keeper) throw new Error('an opportunity of no organisation');
  const staffed = await db
    .select({
      id: organisation.id,
      kind: organisation.kind,
      province: organisation.province,
      county: organisation.county,
      covers: organisationCounty.county,
    })
    .from(organisation)
    .leftJoin(
      organisationCounty,
      and(eq(organisationCounty.organisationId, organisation.id), eq(organisationCounty.county, county.code)),
    )
    .where(exists(staffOf(db)));
  const ofKeeper = staffed.find(({ id }) => id === keeper.id);
  if (ofKeeper && keeper.covers.includes(county.code)) return ofKeeper;
  const associations = staffed.flatMap(({ id, kind, province, county: seat, covers }) =>
    kind === 'association'
      ? {
          id,
          province: province ?? '',
          seat: vocabulary.county(seat ?? '')?.seat ?? county.seat,
          covers: new Set(covers === null ? [] : [covers]),
        }
      : [],
  );
  const nearest = nearestAssociation(county, associations);
  return staffed.find(({ id }) => id === nearest?.id) ?? ofKeeper;
}

export interface StrandedAsk {
  readonly id: string;
  readonly county: string;
  readonly keeperId: string;
}

/** Those that wait at an organisation where nobody signs in any more, the longest first; for the system's own due work alone. */
export async function strandedAsks(db: Reader): Promise<readonly StrandedAsk[]> {
  return await db
    .select({ id: ask.id, county: ask.county, keeperId: opportunity.organisationId })
    .from(ask)
    .innerJoin(organisation, eq(organisation.id, ask.organisationId))
    .innerJoin(opportunity, eq(opportunity.id, ask.opportunityId))
    .where(and(eq(ask.status, 'new'), notExists(staffOf(db))))
    .orderBy(ask.askedAt);
}
