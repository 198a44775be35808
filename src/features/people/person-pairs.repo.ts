import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { organisation } from '../../schema/organisations.ts';
import { person, personPair } from '../../schema/people.ts';

/** The one place that looks across organisations: what it finds is for headquarters alone and never in an answer. */
export async function pairWithOthers(
  tx: Tx,
  people: readonly { readonly id: string; readonly nationalIdIndex: string }[],
  organisationId: string,
  at: string,
): Promise<void> {
  for (let i = 0; i < people.length; i += 500) {
    const some = people.slice(i, i + 500);
    const idOf = new Map(some.map(({ id, nationalIdIndex }) => [nationalIdIndex, id]));
    const others = await tx
      .select({ id: person.id, nationalIdIndex: person.nationalIdIndex })
      .from(person)
      .where(
        and(inArray(person.nationalIdIndex, [...idOf.keys()]), ne(person.organisationId, organisationId)),
      );
    const rows = others.flatMap((other) => {
      const own = idOf.get(other.nationalIdIndex) ?? '';
      return [
        { personId: own, otherPersonId: other.id, foundAt: at },
        { personId: other.id, otherPersonId: own, foundAt: at },
      ];
    });
    for (let j = 0; j < rows.length; j += 500)
      await tx
        .insert(personPair)
        .values(rows.slice(j, j + 500))
        .onConflictDoNothing();
  }
}

/** A corrected national id no longer pairs with those whom the mistyped one met. */
export async function unpair(tx: Tx, personId: string): Promise<void> {
  await tx
    .delete(personPair)
    .where(or(eq(personPair.personId, personId), eq(personPair.otherPersonId, personId)));
}

export interface SharedPerson {
  readonly foundAt: string;
  readonly holders: readonly {
    readonly personId: string;
    readonly organisationId: string;
    readonly organisation: { readonly fa: string; readonly en: string };
  }[];
}

/**
 * Pairs of records of one person, latest found first, each once: ids and organisations, no names. With a province, those
 * of which an organisation there holds one.
 */
export async function sharedPeople(
  db: Reader,
  query: { readonly limit: number; readonly cursor?: string; readonly province?: string },
): Promise<{ items: SharedPerson[]; total: number; nextCursor?: string }> {
  const one = alias(person, 'one');
  const other = alias(person, 'other');
  const here = alias(organisation, 'here');
  const there = alias(organisation, 'there');
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const fits = and(
    sql`${personPair.personId} < ${personPair.otherPersonId}`,
    query.province === undefined
      ? undefined
      : or(eq(here.province, query.province), eq(there.province, query.province)),
  );
  const columns = {
    pair: personPair,
    here: { id: here.id, fa: here.fa, en: here.en },
    there: { id: there.id, fa: there.fa, en: there.en },
  };
  const pairs = db
    .select(columns)
    .from(personPair)
    .innerJoin(one, eq(one.id, personPair.personId))
    .innerJoin(other, eq(other.id, personPair.otherPersonId))
    .innerJoin(here, eq(here.id, one.organisationId))
    .innerJoin(there, eq(there.id, other.organisationId))
    .$dynamic();
  const total = await db.$count(pairs.where(fits).as('pairs'));
  const behind =
    after &&
    sql`(${personPair.foundAt} || ' ' || ${personPair.personId}, ${personPair.otherPersonId}) < (${after.key}, ${after.id})`;
  const rows = await pairs
    .where(and(fits, behind))
    .orderBy(desc(personPair.foundAt), desc(personPair.personId), desc(personPair.otherPersonId))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1)?.pair;
  return {
    items: page.map(({ pair, ...held }) => ({
      foundAt: pair.foundAt,
      holders: [holder(pair.personId, held.here), holder(pair.otherPersonId, held.there)],
    })),
    total,
    ...(rows.length > query.limit && last
      ? { nextCursor: writeCursor({ key: `${last.foundAt} ${last.personId}`, id: last.otherPersonId }) }
      : {}),
  };
}

function holder(personId: string, { id, fa, en }: { id: string; fa: string; en: string }) {
  return { personId, organisationId: id, organisation: { fa, en } };
}
