import { and, count, desc, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import type { PersonSkill } from './person-facts.rules.ts';
import { foundBy } from './person-search.repo.ts';
import {
  likenessTo,
  nameExpression,
  occupationToken,
  skillExpression,
  skillToken,
} from './person-search.rules.ts';

interface Asked {
  readonly typed: string;
  readonly words: readonly string[];
  readonly means: { readonly skills: readonly string[]; readonly occupations: readonly string[] };
}
interface RankedPerson {
  readonly id: string;
  readonly requestedAt: string;
  readonly score: number;
}

/** So many are compared, of more the latest: nobody reads further, they type another word. */
const mostCompared = 500;
/** Misspelt names stand among many that are like them in part. */
const mostFar = 1_000;
/** A skill that was typed comes behind names that are the very word, before those that are only like it. */
const skillScore = 0.89;

const columns = {
  id: person.id,
  requestedAt: person.requestedAt,
  givenName: person.givenName,
  familyName: person.familyName,
  skills: person.skills,
};

/**
 * People of the organisation by words of their name, however it is written, and by what they can do; best first, then the
 * latest request. Misspellings are looked for where nothing else is found.
 */
export async function rankedPeople(
  db: Reader,
  { organisationId }: Scope,
  fits: SQL | undefined,
  { typed, words, means }: Asked,
): Promise<{ readonly people: readonly RankedPerson[]; readonly total: number }> {
  const tokens = [...means.skills.map(skillToken), ...means.occupations.map(occupationToken)];
  // The sign keeps the database from walking the whole organisation instead of those whom the index found.
  const own = sql`+${person.organisationId} = ${organisationId}`;
  const read = async (where: SQL, most = mostCompared) =>
    await db
      .select(columns)
      .from(person)
      .where(and(own, fits, where))
      .orderBy(desc(person.requestedAt), person.id)
      .limit(most);
  const within = (expression: string) => sql`${person.id} in (${foundBy(expression)})`;
  const able = tokens.length === 0 ? undefined : within(skillExpression(organisationId, tokens));
  const named = within(nameExpression(organisationId, words, false));

  const likeness = likenessTo(typed);
  const scores = new Map<string, RankedPerson>();
  const note = (rows: Awaited<ReturnType<typeof read>>, scoreOf: (row: (typeof rows)[number]) => number) => {
    for (const row of rows) {
      const score = Math.max(scoreOf(row), scores.get(row.id)?.score ?? 0);
      if (score > 0) scores.set(row.id, { id: row.id, requestedAt: row.requestedAt, score: rounded(score) });
    }
    return rows.length === mostCompared;
  };
  let isCut = note(await read(named), likeness);
  if (able)
    isCut = note(await read(able), ({ skills }) => skillScore - shortOf(skills, means.skills)) || isCut;
  if (isCut) {
    const [counted] = await db
      .select({ total: count() })
      .from(person)
      .where(and(own, fits, or(named, able)));
    return { people: inOrder(scores), total: counted?.total ?? scores.size };
  }
  if (scores.size === 0)
    note(await read(within(nameExpression(organisationId, words, true)), mostFar), likeness);
  // Part of a name that is no beginning of it.
  if (scores.size === 0) note(await read(standingIn(words)), () => 0.5);
  return { people: inOrder(scores), total: scores.size };
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
