import { and, eq } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { organisation, organisationCounty } from '../../schema/organisations.ts';
import { nearestAssociation } from '../organisations/nearest.rules.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';

export interface Calls {
  readonly id: string;
  readonly fa: string;
  readonly en: string;
}

/**
 * Who calls somebody of a county about an opportunity: its keeper where that covers the county, else the association that
 * does (of several the nearest), else the keeper. @throws Error where there is no such keeper.
 */
export async function whoCalls(
  db: Reader,
  vocabulary: Vocabulary,
  keeperId: string,
  county: County,
): Promise<Calls> {
  const keeper = await findOrganisation(db, keeperId);
  if (!keeper) throw new Error('an opportunity of no organisation');
  if (keeper.covers.includes(county.code)) return keeper;
  const covering = await db
    .select({
      id: organisation.id,
      fa: organisation.fa,
      en: organisation.en,
      province: organisation.province,
      county: organisation.county,
    })
    .from(organisation)
    .innerJoin(organisationCounty, eq(organisationCounty.organisationId, organisation.id))
    .where(and(eq(organisationCounty.county, county.code), eq(organisation.kind, 'association')));
  const places = covering.map(({ id, province, county: seat }) => ({
    id,
    province: province ?? county.province,
    seat: vocabulary.county(seat ?? '')?.seat ?? county.seat,
    covers: new Set([county.code]),
  }));
  const nearest = nearestAssociation(county, places);
  return covering.find(({ id }) => id === nearest?.id) ?? keeper;
}
