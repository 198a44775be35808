import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { BestFirst } from './best-first.rules.ts';
import { Considered } from './considered.rules.ts';
import { FacetRows, NumberColumn } from './facet.rules.ts';
import { PlaceColumn, RowIndex, TextColumn, WordColumn } from './fact-table.rules.ts';
import { KeptVerdicts } from './kept-verdicts.rules.ts';
import { personFacets } from './person-facets.rules.ts';

/** A seeker and whose: what a pool holds of people. Restrictions are here for matching alone and go no further. */
export interface Seeker {
  readonly organisationId: string;
  readonly facts: PersonFacts;
}

/** Everybody who is `seeking`, as columns. */
export class PeopleTable {
  readonly facets = new FacetRows<PersonFacts>('person', Object.values(personFacets));
  readonly organisation = new WordColumn();
  readonly province = new WordColumn();
  readonly place = new PlaceColumn();
  readonly limitKm = new NumberColumn();
  readonly dependants = new NumberColumn();
  readonly householdRial = new NumberColumn();
  readonly need = new NumberColumn();
  readonly requestedAt = new TextColumn();
  /** What the present question looks at, and what earlier ones were told. */
  readonly considered = new Considered();
  readonly bestFirst = new BestFirst();
  readonly kept = new KeptVerdicts();
  readonly rows = new RowIndex([
    this.facets,
    this.organisation,
    this.province,
    this.place,
    this.limitKm,
    this.dependants,
    this.householdRial,
    this.need,
    this.requestedAt,
  ]);

  put({ organisationId, facts }: Seeker): void {
    const row = this.rows.place(facts.id);
    this.facets.set(row, facts);
    this.organisation.set(row, organisationId);
    this.province.set(row, facts.province);
    this.place.set(row, facts.place);
    this.limitKm.set(row, facts.availability.maxCommuteKm);
    this.dependants.set(row, facts.household.dependants);
    this.householdRial.set(row, facts.household.monthlyIncomeRial);
    this.need.set(row, facts.needScore);
    this.requestedAt.set(row, facts.requestedAt);
  }
}
