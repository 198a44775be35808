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
import { type AskedServer, type Asking, askingOf, byEitherEngine, type Told } from '../search/asking.repo.ts';
import type { EngineName } from '../search/engine.rules.ts';
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
import { serverWork } from './work-on-server.repo.ts';

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
  readonly engine: EngineName;
  /** How much of `q` fits what is listed; null where nothing was typed. */
  readonly fits: TextFit | null;
  readonly items: readonly OpportunityView[];
  readonly nextCursor: string | undefined;
}

export interface ListOptions {
  /** Of whoever asks, where what is searched in vain shall be counted. */
  readonly caller?: { readonly address: string };
  /** Where one request asks for several lists, so that together they are no longer than one question. */
  readonly shared?: SharedLists;
}

export interface SharedLists {
  readonly asking: Asking;
  /** What texts mean to an engine: each is read once. */
  readonly read: Map<string, Promise<TextMatch | undefined>>;
}

export const sharedLists = (deps: Deps): SharedLists => ({ asking: askingOf(deps), read: new Map() });

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
  const read = await readQuestion(deps, actor, query);
  if (!read.ok) return read;
  const { today, viewer, vocabulary } = read.value;
  const { engine, answer } = await answered(deps, read.value, options, async ({ filter, kept, repo }) => {
    const { limit: _limit, after: _after, offset: _offset, ...asked } = filter;
    const shownPage = async () => {
      const page = await repo.page(filter);
      const items =
        viewer === null
          ? page.items.map((record) => publicView(record, vocabulary, today))
          : await showToStaff(deps.database.read, vocabulary, page.items, { organisationId: viewer, today });
      return { ...page, items };
    };
    const [counts, page] = await Promise.all([
      kept({ counts: countsKey(asked) }, () => repo.counts(filter)),
      // Staff see held vacancies, keepers and employers too, which change without the opportunity.
      viewer === null ? kept({ page: filter }, shownPage) : shownPage(),
    ]);
    return { ...page, ...sumsOf(counts, filter), fits: filter.text?.fits ?? null };
  });
  return ok({ ...answer, engine });
}

/** The first of a list as everybody sees it, and how many there are: all that is shown of it beside another list. */
export async function firstOpportunities(
  deps: Deps,
  query: unknown,
  options: ListOptions = {},
): Promise<Result<{ readonly items: readonly PublicOpportunity[]; readonly total: number }>> {
  const read = await readQuestion(deps, null, query);
  if (!read.ok) return read;
  const { today, vocabulary } = read.value;
  const { answer } = await answered(deps, read.value, options, ({ filter, kept, repo }) =>
    kept({ first: filter }, async () => {
      const { items, total } = await repo.first(filter);
      return { items: items.map((record) => publicView(record, vocabulary, today)), total };
    }),
  );
  return ok(answer);
}

interface Question {
  /** Its text aside, which the engine reads that answers. */
  readonly filter: OpportunityFilter;
  readonly typed: string | undefined;
  readonly today: LocalDate;
  readonly viewer: string | null;
  readonly vocabulary: Vocabulary;
  readonly isFirstPage: boolean;
}

/** A question as one engine answers it. */
interface Asked {
  readonly filter: OpportunityFilter;
  readonly kept: <T>(key: object, make: () => Promise<T>) => Promise<T>;
  readonly repo: OpportunitiesRepo;
}

/** What is asked of a list. */
async function readQuestion(deps: Deps, actor: Actor | null, query: unknown): Promise<Result<Question>> {
  const viewer = staffOrganisation(actor);
  const parsed = parse(opportunitiesQuery, query);
  if (!parsed.ok) return parsed;
  const { q, status, own, cursor } = parsed.value;
  if (viewer === null && (status !== 'open' || own))
    return fail(problem(actor === null ? 'unauthenticated' : 'forbidden'));
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const filter = filterOf(vocabulary, parsed.value, { today, viewer });
  if (!filter.ok) return filter;
  return ok({
    filter: filter.value,
    typed: q,
    today,
    viewer,
    vocabulary,
    isFirstPage: cursor === undefined,
  });
}

/** Answers a question by one engine from beginning to end; a list without a typed text is the database's. */
async function answered<T>(
  deps: Deps,
  question: Question,
  { caller, shared = sharedLists(deps) }: ListOptions,
  answer: (asked: Asked) => Promise<T>,
): Promise<Told<T>> {
  const { filter, typed, today, viewer, vocabulary, isFirstPage } = question;
  const db = deps.database.read;
  let unknown: string | undefined;
  const by = async (engine: EngineName, repo: OpportunitiesRepo, kept: Asked['kept']): Promise<T> => {
    const { status } = filter;
    const read = (text: string) => kept({ meant: text, status, viewer }, () => repo.meant(text, filter));
    const text =
      typed === undefined ? undefined : await readOnce(shared.read, `${engine} ${typed}`, () => read(typed));
    unknown = text?.unknown;
    return await answer({ filter: { ...filter, text }, kept, repo });
  };
  const embedded = async () => {
    const version = `${today} ${vocabulary.version} ${await versionOf(db, 'opportunity')}`;
    return await by('embedded', opportunitiesRepo(db, vocabulary), (key, make) =>
      remembered(deps.database, version, JSON.stringify(key), make),
    );
  };
  // What the server tells is not kept: what is written reaches it after the version of the database has moved.
  const byServer = (server: AskedServer) =>
    by('meilisearch', opportunitiesRepo(db, vocabulary, serverWork(server, db, vocabulary)), (_, make) =>
      make(),
    );
  const told: Told<T> =
    (typed ?? '').trim() === ''
      ? { engine: 'embedded', answer: await embedded() }
      : await byEitherEngine(shared.asking, ['skills', 'occupations', 'opportunities'], byServer, embedded);
  if (caller && unknown !== undefined && isFirstPage) countMissed(deps, unknown, caller);
  return told;
}

async function readOnce(
  read: SharedLists['read'],
  key: string,
  make: () => Promise<TextMatch | undefined>,
): Promise<TextMatch | undefined> {
  const known = read.get(key) ?? make();
  read.set(key, known);
  return await known;
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
