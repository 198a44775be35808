import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type {
  CustodyStatus,
  Education,
  PersonDocument,
  PersonSkill,
  PersonStatus,
  SupervisionPermission,
  Wish,
} from '../features/people/person-facts.rules.ts';
import type { WeekSlot } from '../kernel/week.ts';
import { organisation } from './organisations.ts';

export const household = sqliteTable(
  'household',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    dependants: integer('dependants'),
    monthlyIncomeRial: integer('monthly_income_rial'),
    /** Province code of the absent member, who may be far from the family. */
    prisonerProvince: text('prisoner_province'),
    /** True once it is known which aid the household has, even if none; else what awards gave is all that is known. */
    aidKnown: integer('aid_known', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
  },
  (t) => [
    index('household_organisation').on(t.organisationId),
    check('household_dependants', sql`${t.dependants} between 0 and 30`),
    check('household_income', sql`${t.monthlyIncomeRial} >= 0`),
  ],
);

/** Aid the household has or had: kits, loans, stipends. */
export const householdAid = sqliteTable(
  'household_aid',
  {
    id: text('id').primaryKey(),
    householdId: text('household_id')
      .notNull()
      .references(() => household.id),
    kind: text('kind').notNull(),
    givenOn: text('given_on'),
    fundCode: text('fund_code'),
    remainingRial: integer('remaining_rial'),
    monthlyRial: integer('monthly_rial'),
    iscoCode: text('isco_code'),
    waived: integer('waived', { mode: 'boolean' }).notNull().default(false),
    /** The award that gave it: the row comes and goes with it. Null = an officer was told of it. */
    awardId: text('award_id'),
  },
  (t) => [
    index('household_aid_household').on(t.householdId),
    uniqueIndex('household_aid_once_per_award').on(t.awardId),
  ],
);

/** Null in a column = unknown; an empty JSON list = none. */
export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'family' | 'released'>().notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    householdId: text('household_id')
      .notNull()
      .references(() => household.id),
    head: integer('head', { mode: 'boolean' }),
    nationalIdSealed: text('national_id_sealed').notNull(),
    nationalIdIndex: text('national_id_index').notNull(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    fatherName: text('father_name'),
    foldedName: text('folded_name').notNull(),
    sex: text('sex').$type<'female' | 'male'>().notNull(),
    birthDate: text('birth_date').notNull(),
    phone: text('phone'),
    province: text('province').notNull(),
    county: text('county').notNull(),
    lat: real('lat'),
    lng: real('lng'),
    education: text('education').$type<Education>(),
    skills: text('skills', { mode: 'json' }).$type<readonly PersonSkill[]>(),
    experience: text('experience', { mode: 'json' }).$type<readonly { iscoCode: string; years: number }[]>(),
    hours: text('hours', { mode: 'json' }).$type<readonly WeekSlot[]>(),
    homeOnly: integer('home_only', { mode: 'boolean' }),
    maxCommuteKm: real('max_commute_km'),
    availableFrom: text('available_from'),
    caring: text('caring', { mode: 'json' }).$type<{
      atHomeFrom: string;
      atHomeTo: string;
      until: string | null;
      covered: readonly WeekSlot[];
    }>(),
    wishes: text('wishes', { mode: 'json' }).$type<readonly Wish[]>(),
    documents: text('documents', { mode: 'json' }).$type<readonly PersonDocument[]>(),
    licences: text('licences', { mode: 'json' }).$type<readonly string[]>(),
    permits: text('permits', { mode: 'json' }).$type<readonly string[]>(),
    workspace: text('workspace', { mode: 'json' }).$type<{
      areaM2?: number;
      power?: boolean;
      water?: boolean;
      ventilation?: boolean;
    }>(),
    guarantors: integer('guarantors'),
    bankStanding: text('bank_standing').$type<'clear' | 'returned-cheque' | 'blocked'>(),
    needScore: integer('need_score'),
    /** Whether a released person was asked about restrictions; those they have stand in a table of their own. */
    restrictionsKnown: integer('restrictions_known', { mode: 'boolean' }).notNull().default(false),
    status: text('status').$type<PersonStatus>().notNull().default('seeking'),
    statusSince: text('status_since').notNull(),
    statusReason: text('status_reason'),
    requestedAt: text('requested_at').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('person_once_per_organisation').on(t.organisationId, t.nationalIdIndex),
    // Lets the tables below refuse, by foreign key, anything about a person of the other kind.
    uniqueIndex('person_id_kind').on(t.id, t.kind),
    index('person_national_id').on(t.nationalIdIndex),
    index('person_scope_status').on(t.organisationId, t.status, t.requestedAt),
    index('person_scope_place').on(t.organisationId, t.status, t.province),
    index('person_likeness').on(t.organisationId, t.foldedName, t.county),
    index('person_household').on(t.householdId),
    index('person_needs')
      .on(t.organisationId, t.householdId)
      .where(
        sql`status = 'seeking' and (instr(wishes, '"kind":"kit"') > 0 or instr(wishes, '"kind":"loan-programme"') > 0)`,
      ),
    uniqueIndex('household_one_head').on(t.householdId).where(sql`head = 1`),
    check('person_kind', sql`${t.kind} in ('family','released')`),
    check('person_sex', sql`${t.sex} in ('female','male')`),
    check('person_status', sql`${t.status} in ('seeking','placed','paused','not-seeking','left')`),
    check('person_status_reasoned', sql`${t.status} = 'seeking' or ${t.statusReason} is not null`),
    check('person_need', sql`${t.needScore} between 0 and 100`),
  ],
);

/** A time-limited bar on a released person: a code, whose order it is, an end; never the offence. */
export const personRestriction = sqliteTable(
  'person_restriction',
  {
    personId: text('person_id').notNull(),
    personKind: text('person_kind').$type<'released'>().notNull().default('released'),
    code: text('code').notNull(),
    kind: text('kind').$type<'court-ordered' | 'consequential'>().notNull(),
    until: text('until'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.code] }),
    foreignKey({ columns: [t.personId, t.personKind], foreignColumns: [person.id, person.kind] }),
    check('restriction_released_only', sql`${t.personKind} = 'released'`),
    check('restriction_kind', sql`${t.kind} in ('court-ordered','consequential')`),
  ],
);

export const personSupervision = sqliteTable(
  'person_supervision',
  {
    personId: text('person_id').primaryKey(),
    personKind: text('person_kind').$type<'released'>().notNull().default('released'),
    lat: real('lat').notNull(),
    lng: real('lng').notNull(),
    radiusKm: real('radius_km').notNull(),
    permittedFrom: text('permitted_from'),
    permittedTo: text('permitted_to'),
    until: text('until'),
    permissions: text('permissions', { mode: 'json' }).$type<readonly SupervisionPermission[]>().notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.personId, t.personKind], foreignColumns: [person.id, person.kind] }),
    check('supervision_released_only', sql`${t.personKind} = 'released'`),
    check('supervision_radius', sql`${t.radiusKm} > 0`),
  ],
);

export const personCustody = sqliteTable(
  'person_custody',
  {
    personId: text('person_id').primaryKey(),
    personKind: text('person_kind').$type<'released'>().notNull().default('released'),
    status: text('status').$type<CustodyStatus>().notNull(),
    since: text('since'),
    until: text('until'),
    workPermitted: integer('work_permitted', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    foreignKey({ columns: [t.personId, t.personKind], foreignColumns: [person.id, person.kind] }),
    check('custody_released_only', sql`${t.personKind} = 'released'`),
    check(
      'custody_status',
      sql`${t.status} in ('closed','open-regime','semi-liberty','tagged','parole','leave','released')`,
    ),
  ],
);

/** The same national id held by two organisations: seen by headquarters alone, which settles who serves the person. */
export const personPair = sqliteTable(
  'person_pair',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    otherPersonId: text('other_person_id')
      .notNull()
      .references(() => person.id),
    foundAt: text('found_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.otherPersonId] })],
);
