import { desc, sql } from 'drizzle-orm';
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  Contract,
  OpportunityKind,
  ReservedGroup,
  SkillRequirement,
  Workplace,
  WorkspaceNeed,
} from '../features/opportunities/opportunity-facts.rules.ts';
import type {
  KitTerms,
  LoanTerms,
  TrainingTerms,
} from '../features/opportunities/opportunity-terms.rules.ts';
import type { Education } from '../features/people/person-facts.rules.ts';
import type { WeekSlot } from '../kernel/week.ts';
import { organisation } from './organisations.ts';
import { searchEntry } from './search.ts';

/** Never public: only the organisation that keeps it sees it. */
export const employer = sqliteTable(
  'employer',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    name: text('name').notNull(),
    foldedName: text('folded_name').notNull(),
    contact: text('contact'),
    phone: text('phone'),
    address: text('address'),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [uniqueIndex('employer_once_per_organisation').on(t.organisationId, t.foldedName)],
);

export const opportunity = sqliteTable(
  'opportunity',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    employerId: text('employer_id').references(() => employer.id),
    /** The sender's own number of a job list's row, by which a repeated import finds it again. */
    sourceKey: text('source_key'),
    kind: text('kind').$type<OpportunityKind>().notNull(),
    titleFa: text('title_fa').notNull(),
    titleEn: text('title_en'),
    foldedTitle: text('folded_title').notNull(),
    province: text('province'),
    county: text('county'),
    lat: real('lat'),
    lng: real('lng'),
    workplace: text('workplace').$type<Workplace>(),
    lodging: integer('lodging', { mode: 'boolean' }).notNull().default(false),
    vacancies: integer('vacancies').notNull(),
    opensOn: text('opens_on').notNull(),
    closesOn: text('closes_on'),
    startOn: text('start_on'),
    iscoCode: text('isco_code'),
    years: integer('years').notNull().default(0),
    education: text('education').$type<Education>(),
    licences: text('licences', { mode: 'json' }).$type<readonly string[]>().notNull(),
    documents: text('documents', { mode: 'json' }).$type<readonly string[]>().notNull(),
    permits: text('permits', { mode: 'json' }).$type<readonly string[]>().notNull(),
    minAge: integer('min_age'),
    maxAge: integer('max_age'),
    workspaceM2: real('workspace_m2').notNull().default(0),
    workspaceNeeds: text('workspace_needs', { mode: 'json' }).$type<readonly WorkspaceNeed[]>().notNull(),
    skills: text('skills', { mode: 'json' }).$type<readonly SkillRequirement[]>().notNull(),
    hours: text('hours', { mode: 'json' }).$type<readonly WeekSlot[]>().notNull(),
    monthlyIncomeRial: integer('monthly_income_rial'),
    contract: text('contract').$type<Contract>(),
    insured: integer('insured', { mode: 'boolean' }),
    barredBy: text('barred_by', { mode: 'json' }).$type<readonly string[]>().notNull(),
    reservedFor: text('reserved_for', { mode: 'json' }).$type<readonly ReservedGroup[]>().notNull(),
    loan: text('loan', { mode: 'json' }).$type<LoanTerms>(),
    kit: text('kit', { mode: 'json' }).$type<KitTerms>(),
    training: text('training', { mode: 'json' }).$type<TrainingTerms>(),
    closedAt: text('closed_at'),
    closedReason: text('closed_reason'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('opportunity_source').on(t.organisationId, t.sourceKey),
    index('opportunity_open').on(t.kind, t.closedAt, t.opensOn),
    // Newest opening first, as lists show them: a page is read off its end instead of sorting all that is open.
    index('opportunity_newest').on(t.closedAt, desc(t.opensOn), t.id),
    index('opportunity_province').on(t.province, t.kind),
    index('opportunity_employer').on(t.employerId),
    check('opportunity_kind', sql`${t.kind} in ('job','loan-programme','kit','training')`),
    check('opportunity_workplace', sql`${t.workplace} in ('fixed','mobile','rotational','home')`),
    check('opportunity_vacancies', sql`${t.vacancies} between 1 and 10000`),
    check('opportunity_window', sql`${t.closesOn} is null or ${t.closesOn} >= ${t.opensOn}`),
    check('opportunity_ages', sql`${t.minAge} is null or ${t.maxAge} is null or ${t.minAge} <= ${t.maxAge}`),
    check('opportunity_kit', sql`(${t.kind} = 'kit') = (${t.kit} is not null)`),
    check('opportunity_loan', sql`(${t.kind} = 'loan-programme') = (${t.loan} is not null)`),
    check('opportunity_closed', sql`(${t.closedAt} is null) = (${t.closedReason} is null)`),
  ],
);

/**
 * What lists are narrowed, ordered and counted by, beside the words of an opportunity under the same number: narrow rows, so
 * that all of 50,000 are counted at once. Written by `opportunity-index.repo.ts` in the transaction of the opportunity.
 */
export const opportunityListing = sqliteTable(
  'opportunity_listing',
  {
    entryId: integer('entry_id')
      .primaryKey()
      .references(() => searchEntry.id),
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id').notNull(),
    kind: text('kind').$type<OpportunityKind>().notNull(),
    province: text('province'),
    county: text('county'),
    /** As shown to everybody: the recorded point in hundredths of a degree, else the county's seat. */
    lat: real('lat'),
    lng: real('lng'),
    /** `onGlobe` of the recorded point; null where there is none. */
    x: real('x'),
    y: real('y'),
    z: real('z'),
    homeWork: integer('home_work', { mode: 'boolean' }).notNull(),
    noExperience: integer('no_experience', { mode: 'boolean' }).notNull(),
    training: integer('training', { mode: 'boolean' }).notNull(),
    /** How many of `payFloors` its income reaches. */
    pay: integer('pay').notNull(),
    /** All that facets count by in one text, see `facetKeyParts`: grouping by six columns costs ten times as much. */
    facets: text('facets').notNull(),
    opensOn: text('opens_on').notNull(),
    closesOn: text('closes_on'),
    closed: integer('closed', { mode: 'boolean' }).notNull(),
    /** `listingVersion` under which it was written. */
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('opportunity_listing_once').on(t.opportunityId),
    // Newest opening first, as lists show them: a page is read off its end instead of sorting all that is open.
    index('opportunity_listing_newest').on(t.closed, desc(t.opensOn), t.opportunityId),
    index('opportunity_listing_there').on(
      t.closed,
      t.province,
      desc(t.opensOn),
      t.opportunityId,
      // With the rest that counting by county needs, so that no row is looked up for it.
      t.county,
      t.closesOn,
      t.organisationId,
    ),
    index('opportunity_listing_near').on(t.closed, t.lat, t.lng),
    index('opportunity_listing_counted').on(t.closed, t.facets, t.closesOn, t.opensOn, t.organisationId),
  ],
);
