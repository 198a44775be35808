import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import type { Abilities } from './people.repo.ts';
import { type AbleFinder, livingIn } from './people-able.repo.ts';
import type { PersonSkill } from './person-facts.rules.ts';
import { foundBy } from './person-search.repo.ts';
import { likenessTo, namedExpression } from './person-search.rules.ts';
import type { PlacedSearch, Whereabouts } from './place-in-search.rules.ts';

interface Asked {
  readonly typed: string;
  readonly words: readonly string[];
  readonly means: Abilities;
  /** What a part of the words means where the rest is a name. */
  readonly meaning: ((text: string) => Promise<Abilities>) | undefined;
  readonly able: AbleFinder;
  /** Where a part of the words, or all of them, is the name of a place. */
  readonly placed: PlacedSearch | undefined;
  /** Where they must live besides; already a part of what else they must fit. */
  readonly living: readonly Whereabouts[];
}
interface RankedPerson {
  readonly id: string;
  readonly requestedAt: string;
  readonly score: number;
}
interface Ranked {
  readonly people: readonly RankedPerson[];
  /** Whoever is found for what they can do is found for one of these. */
  readonly means: Abilities;
}

/** So many of those whose name is only like it are compared, of more the latest: nobody reads further, they type another word. */
const mostCompared = 500;
/** Misspelt names stand among many that are like them in part. */
const mostFar = 1_000;
/** Whoever holds the very words is listed however many they are; beyond these the latest request decides among them. */
const mostHolding = 20_000;
/** The least that the very words come to: they stand behind those that were compared. */
const holdingScore = 0.75;
/** A skill that was typed comes behind names that are the very word, before those that are only like it. */
const skillScore = 0.89;
/** Whoever lives where was typed comes behind those called so and those who can do it, before names that are only like it. */
const placeScore = 0.87;
/** A name and a skill in one: as many words as a name and a trade have. */
const mostMixed = 5;

const columns = {
  id: person.id,
  requestedAt: person.requestedAt,
  givenName: person.givenName,
  familyName: person.familyName,
  skills: person.skills,
};

/**
 * People of the organisation by words of their name, however it is written, by what they can do and by where they live; best
 * first, then the latest request. A place beside a trade or a name narrows it, unless the words together are somebody's very
 * name or a trade. A name and a skill in one query, and then misspellings, are looked for where nothing else is found.
 */
export async function rankedPeople(
  db: Reader,
  scope: Scope,
  fits: SQL | undefined,
  { typed, words, means, meaning, able, placed, living }: Asked,
): Promise<Ranked> {
  const { organisationId } = scope;
  // The sign keeps the database from walking the whole organisation instead of those whom the index found.
  const own = sql`+${person.organisationId} = ${organisationId}`;
  const read = async (where: SQL | undefined, most = mostCompared, whose: SQL = own) =>
    await db
      .select(columns)
      .from(person)
      .where(and(whose, fits, where))
      .orderBy(desc(person.requestedAt), person.id)
      .limit(most);
  const within = (expression: string) => sql`${person.id} in (${foundBy(expression)})`;
  const scores = new Map<string, RankedPerson>();
  const note = (rows: Awaited<ReturnType<typeof read>>, scoreOf: (row: (typeof rows)[number]) => number) => {
    for (const row of rows) {
      const score = Math.max(scoreOf(row), scores.get(row.id)?.score ?? 0);
      if (score > 0) scores.set(row.id, { id: row.id, requestedAt: row.requestedAt, score: rounded(score) });
    }
  };
  const noteAble = async (some: Abilities, there: readonly Whereabouts[]) => {
    const can = await able(scope, some, [...living, ...there]);
    if (can) note(await read(can, mostHolding), ({ skills }) => skillScore - shortOf(skills, some.skills));
  };
  const noteMixed = async (some: readonly string[], there: readonly Whereabouts[]): Promise<Abilities> => {
    const mixed: { skills: string[]; occupations: string[] } = { skills: [], occupations: [] };
    for (const { name, trade } of meaning && some.length <= mostMixed ? splitsOf(some) : []) {
      const meant = await meaning?.(trade.join(' '));
      const can = meant && (await able(scope, meant, [...living, ...there]));
      if (!can) continue;
      note(
        await read(and(can, within(namedExpression(organisationId, name, 'any')))),
        likenessTo(name.join(' ')),
      );
      mixed.skills.push(...meant.skills);
      mixed.occupations.push(...meant.occupations);
    }
    return mixed;
  };
  const likeness = likenessTo(typed);

  const very = await read(within(namedExpression(organisationId, words, 'very')), mostHolding);
  note(very.slice(0, mostCompared), likeness);
  note(very.slice(mostCompared), () => holdingScore);
  const mostOfLike = very.length > mostCompared ? holdingScore - 0.01 : 1;
  note(await read(within(namedExpression(organisationId, words, 'like'))), (row) =>
    Math.min(likeness(row), mostOfLike),
  );

  if (placed?.words.length === 0)
    note(
      await read(livingIn(placed.there), mostHolding, eq(person.organisationId, organisationId)),
      () => placeScore,
    );
  else if (placed && very.length === 0 && isNothing(means)) {
    const there = [placed.there];
    const meant = (await meaning?.(placed.words.join(' '))) ?? nothing;
    await noteAble(meant, there);
    note(
      await read(and(within(namedExpression(organisationId, placed.words, 'any')), livingIn(placed.there))),
      likenessTo(placed.words.join(' ')),
    );
    if (scores.size > 0) return { people: inOrder(scores), means: meant };
    const mixed = await noteMixed(placed.words, there);
    if (scores.size > 0) return { people: inOrder(scores), means: mixed };
  }

  await noteAble(means, []);
  if (scores.size > 0) return { people: inOrder(scores), means };
  const mixed = await noteMixed(words, []);
  if (scores.size > 0) return { people: inOrder(scores), means: mixed };
  note(await read(within(namedExpression(organisationId, words, 'far')), mostFar), likeness);
  // Part of a name that is no beginning of it.
  if (scores.size === 0) note(await read(standingIn(words)), () => 0.5);
  return { people: inOrder(scores), means };
}

const nothing: Abilities = { skills: [], occupations: [] };
const isNothing = ({ skills, occupations }: Abilities) => skills.length + occupations.length === 0;

/** Every way to read the words as a name and something that can be done, in either order. */
function splitsOf(
  words: readonly string[],
): readonly { readonly name: readonly string[]; readonly trade: readonly string[] }[] {
  return words.slice(1).flatMap((_, i) => {
    const [before, after] = [words.slice(0, i + 1), words.slice(i + 1)];
    return [
      { name: before, trade: after },
      { name: after, trade: before },
    ];
  });
}

const rounded = (score: number) => Math.round(score * 1000) / 1000;

/** The better somebody can do it, the less is taken off. */
function shortOf(skills: readonly PersonSkill[] | null, asked: readonly string[]): number {
  const level = Math.max(
    0,
    ...(skills ?? []).flatMap(({ skillId, level }) => (asked.includes(skillId) ? [level] : [])),
  );
  return (4 - level) / 100;
}

/** Joined on both sides, so that a half-space, a space and none find each other. */
export function standingIn(words: readonly string[]): SQL {
  const parts = words.map(
    (word) =>
      sql`replace(${person.foldedName}, ' ', '') like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`,
  );
  return sql.join(parts, sql` and `);
}

function inOrder(scores: ReadonlyMap<string, RankedPerson>): readonly RankedPerson[] {
  return [...scores.values()].sort(
    (a, b) =>
      b.score - a.score ||
      (a.requestedAt === b.requestedAt ? (a.id < b.id ? -1 : 1) : a.requestedAt < b.requestedAt ? 1 : -1),
  );
}

export function cursorOf({ id, score, requestedAt }: RankedPerson): Cursor {
  return { key: `${score.toFixed(3)}|${requestedAt}`, id };
}

/** Whether somebody comes after the place of a cursor in the order of a search. */
export function isBehind(one: RankedPerson, { key, id }: Cursor): boolean {
  const [score = '', requestedAt = ''] = key.split('|');
  const from = Number(score);
  if (!Number.isFinite(from) || requestedAt === '') return true;
  if (one.score !== from) return one.score < from;
  if (one.requestedAt !== requestedAt) return one.requestedAt < requestedAt;
  return one.id > id;
}
