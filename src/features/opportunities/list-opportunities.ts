import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { readCursor } from '../../kernel/cursor.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page, queryNumber } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { versionOf } from '../records/fact-changes.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { countMissed } from '../vocabulary-care/missed-counter.repo.ts';
import { remembered } from './list-memory.repo.ts';
import { pointOf, usualRadiusKm } from './near.rules.ts';
import { type OpportunitiesRepo, opportunitiesRepo } from './opportunities.repo.ts';
import { opportunityKinds } from './opportunity-facts.rules.ts';
import {
  fitCursor,
  listStatuses,
  type OpportunityFilter,
  type OpportunitySums,
  payFloors,
  sumsOf,
  type TextFit,
  type TextMatch,
} from './opportunity-list.rules.ts';
import {
  type OpportunityView,
  type PublicOpportunity,
  publicView,
  staffOrganisation,
} from './opportunity-view.rules.ts';
import { showToStaff } from './show-opportunities.repo.ts';

const yesNo = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .optional();
const word = z.string().trim().max(120).optional();

export const opportunitiesQuery = z.object({
  q: z.string().max(200).optional(),
  kind: z.enum(opportunityKinds).optional(),
  province: word,
  county: word,
  near: z.string().max(60).optional(),
  radiusKm: queryNumber(z.number().min(0).max(2000)).optional(),
  skillId: word,
  homeWork: yesNo,
  noExperience: yesNo,
  training: yesNo.describe('A training, or work that comes with one.'),
  payFrom: queryNumber(z.literal(payFloors))
    .optional()
    .describe(`At least so many rials a month: ${payFloors.join(', ')}.`),
  status: z.enum(listStatuses).default('open'),
  own: yesNo,
  ...page,
});

export interface OpportunitiesPage extends OpportunitySums {
  readonly engine: 'embedded';
  /** How much of `q` fits what is listed; null where nothing was typed. */
  readonly fits: TextFit | null;
  readonly items: readonly OpportunityView[];
  readonly nextCursor: string | undefined;
}

export interface ListOptions {
  /** Of whoever asks, where what is searched in vain shall be counted. */
  readonly caller?: { readonly address: string };
  /** What texts mean, where one request asks for several lists: each is read once. */
  readonly read?: Map<string, Promise<TextMatch | undefined>>;
}

async function readOnce(
  read: ListOptions['read'],
  text: string,
  make: () => Promise<TextMatch | undefined>,
): Promise<TextMatch | undefined> {
  const known = read?.get(text) ?? make();
  read?.set(text, known);
  return await known;
}

/**
 * A page of opportunities, newest opening first. Everybody sees what is open today, staff also their own that open later;
 * `status` other than `open` and `own` are for staff. Places and skills by code or name; a name that is not in the reference is refused.
 */
export async function listOpportunities(
  deps: Deps,
  actor: Actor | null,
  query: unknown,
  options: ListOptions = {},
): Promise<Result<OpportunitiesPage>> {
  const read = await readQuestion(deps, actor, query, options);
  if (!read.ok) return read;
  const { filter, kept, repo, today, viewer, vocabulary } = read.value;
  const { limit: _limit, after: _after, offset: _offset, ...counted } = filter;
  const counts = await kept({ counts: countsKey(counted) }, () => repo.counts(filter));
  const shownPage = async () => {
    const page = await repo.page(filter);
    const items =
      viewer === null
        ? page.items.map((record) => publicView(record, vocabulary, today))
        : await showToStaff(deps.database.read, vocabulary, page.items, { organisationId: viewer, today });
    return { ...page, items };
  };
  // Staff see held vacancies, keepers and employers too, which change without the opportunity.
  const page = viewer === null ? await kept({ page: filter }, shownPage) : await shownPage();
  const fits = filter.text?.fits ?? null;
  return ok({ ...page, ...sumsOf(counts, filter), engine: 'embedded', fits });
}

/** The first of a list as everybody sees it, and how many there are: all that is shown of it beside another list. */
export async function firstOpportunities(
  deps: Deps,
  query: unknown,
  options: ListOptions = {},
): Promise<Result<{ readonly items: readonly PublicOpportunity[]; readonly total: number }>> {
  const read = await readQuestion(deps, null, query, options);
  if (!read.ok) return read;
  const { filter, kept, repo, today, vocabulary } = read.value;
  return ok(
    await kept({ first: filter }, async () => {
      const { items, total } = await repo.first(filter);
      return { items: items.map((record) => publicView(record, vocabulary, today)), total };
    }),
  );
}

interface Question {
  readonly filter: OpportunityFilter;
  readonly kept: <T>(key: object, make: () => Promise<T>) => Promise<T>;
  readonly repo: OpportunitiesRepo;
  readonly today: LocalDate;
  readonly viewer: string | null;
  readonly vocabulary: Vocabulary;
}

/** What is asked of a list, and what its text means. */
async function readQuestion(
  deps: Deps,
  actor: Actor | null,
  query: unknown,
  { caller, read }: ListOptions,
): Promise<Result<Question>> {
  const viewer = staffOrganisation(actor);
  const parsed = parse(opportunitiesQuery, query);
  if (!parsed.ok) return parsed;
  if (viewer === null && (parsed.value.status !== 'open' || parsed.value.own))
    return fail(problem(actor === null ? 'unauthenticated' : 'forbidden'));
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const asked = filterOf(vocabulary, parsed.value, { today, viewer });
  if (!asked.ok) return asked;
  const db = deps.database.read;
  const repo = opportunitiesRepo(db, vocabulary);
  const version = `${today} ${vocabulary.version} ${await versionOf(db, 'opportunity')}`;
  const kept = <T>(key: object, make: () => Promise<T>) =>
    remembered(deps.database, version, JSON.stringify(key), make);
  const { q } = parsed.value;
  const { status } = asked.value;
  const text =
    q === undefined
      ? undefined
      : await readOnce(read, q, () =>
          kept({ meant: q, status, viewer }, () => repo.meant(q, { status, today, viewer })),
        );
  if (caller && text?.unknown !== undefined && parsed.value.cursor === undefined)
    countMissed(deps, text.unknown, caller);
  return ok({ filter: { ...asked.value, text }, kept, repo, today, viewer, vocabulary });
}

/** What the counts depend on: of a facet's own filters nothing, but of those by which counties are counted. */
function countsKey(filter: Omit<OpportunityFilter, 'limit' | 'after' | 'offset'>): object {
  if (filter.province !== undefined) return filter;
  const { kind: _, homeWork: _h, noExperience: _n, training: _t, payFrom: _p, ...rest } = filter;
  return rest;
}

function filterOf(
  vocabulary: Vocabulary,
  query: z.output<typeof opportunitiesQuery>,
  { today, viewer }: Pick<OpportunityFilter, 'today' | 'viewer'>,
): Result<Omit<OpportunityFilter, 'text'>> {
  const errors: FieldError[] = [];
  const { q, near, county, province, skillId, cursor, radiusKm, ...rest } = query;
  const named = (value: string | undefined) => (value === undefined || value === '' ? undefined : value);
  const found = <T>(
    value: string | undefined,
    find: (text: string) => T | undefined,
    error: FieldError,
  ): T | undefined => {
    const text = named(value);
    if (text === undefined) return undefined;
    const hit = find(text);
    if (hit === undefined) errors.push(error);
    return hit;
  };
  const provinceCode = found(
    province,
    (text) => vocabulary.find('provinces', text)?.code,
    fieldError('province', 'place.unknown'),
  );
  const countyCode = found(
    county,
    (text) => vocabulary.findCounty(text, provinceCode)?.code,
    fieldError('county', 'place.unknown'),
  );
  const centre = found(near, pointOf, fieldError('near', 'format.wrong'));
  if (radiusKm !== undefined && centre === undefined && named(near) === undefined)
    errors.push(fieldError('near', 'required'));
  const skill = found(
    skillId,
    (text) => vocabulary.skill(text)?.id ?? vocabulary.find('skills', text)?.code,
    fieldError('skillId', 'skill.unknown'),
  );
  const after = found(cursor, readCursor, fieldError('cursor', 'format.wrong'));
  const ranked = (q !== undefined && q.trim() !== '') || centre !== undefined;
  const offset = after?.key === fitCursor ? Number(/^page_(\d{1,6})$/.exec(after.id)?.[1] ?? Number.NaN) : 0;
  // A place in a list of another order is none in this one.
  if (Number.isNaN(offset) || (after && ranked !== (after.key === fitCursor)))
    errors.push(fieldError('cursor', 'format.wrong'));
  if (errors.length > 0) return fail(invalidInput(errors));
  return ok({
    ...rest,
    today,
    viewer,
    province: provinceCode,
    county: countyCode,
    near: centre,
    radiusKm: centre === undefined ? undefined : (radiusKm ?? usualRadiusKm),
    skillId: skill,
    after,
    offset,
  });
}
