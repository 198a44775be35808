import type { Database } from '../../../platform/database.ts';
import { turnOfOthers } from '../../../platform/turn.ts';
import { heldCounts } from '../../opportunities/opportunities.repo.ts';
import { TrainingShelf } from '../training-shelf.rules.ts';
import {
  allOpportunities,
  allSeekers,
  membersOf,
  opportunitiesAmong,
  seekersAmong,
} from './facts-feed.repo.ts';
import { Follower } from './follower.repo.ts';
import type { MatchingPool } from './matching-pool.repo.ts';
import { OpportunityTables } from './opportunities-table.rules.ts';
import { PeopleTable } from './people-table.rules.ts';
import { countOpening, rankOpportunitiesFor } from './rank-opportunities.rules.ts';
import { rankPeople } from './rank-people.rules.ts';
import { maskOf } from './verdicts.rules.ts';

export interface MemoryPool extends MatchingPool {
  /** Reads what is not read yet, so that the first who asks need not wait. */
  warm(): Promise<{ readonly people: number; readonly opportunities: number }>;
}

const pools = new WeakMap<Database, MemoryPool>();

/** The pool of a database: columns in memory, kept true by the log of changed facts. */
export function memoryPoolOf(database: Database): MemoryPool {
  const known = pools.get(database) ?? createPool(database);
  pools.set(database, known);
  return known;
}

function createPool(database: Database): MemoryPool {
  const people = followPeople(database);
  const offers = followOpportunities(database);
  return {
    async candidates(scope, opportunity, ctx, limit) {
      const table = await people.current();
      const organisationId = 'organisationId' in scope ? scope.organisationId : undefined;
      return rankPeople(table, opportunity, ctx, { limit, organisationId });
    },
    async matches(person, kind, ctx, limit) {
      const { tables } = await offers.current();
      return rankOpportunitiesFor(tables.of(kind), person, ctx, { limit });
    },
    async matchesOfEach(some, kind, ctx, limit) {
      const { tables } = await offers.current();
      const table = tables.of(kind);
      return some.map((person) => rankOpportunitiesFor(table, person, ctx, { limit }));
    },
    async countOpening(person, kind, { now, later, gates }) {
      const { tables } = await offers.current();
      return countOpening(tables.of(kind), person, { now, later, mask: maskOf(gates) });
    },
    async surroundings(today, ids = []) {
      const { tables, trainings } = await offers.current();
      // What is closed by hand is in no table, and a pair with it is still judged in full.
      const absent = ids.filter((id) => tables.heldBy(id) === undefined);
      const others = absent.length === 0 ? undefined : await heldCounts(database.read, absent);
      const held = (id: string) => tables.heldBy(id) ?? others?.get(id) ?? 0;
      return {
        held,
        trainingFor: (skillId, level, person) => trainings.find({ skillId, level }, person, { today, held }),
      };
    },
    async warm() {
      const { tables } = await offers.current();
      const { rows } = await people.current();
      return { people: rows.size, opportunities: tables.size };
    },
  };
}

function followPeople(database: Database): Follower<PeopleTable> {
  return new Follower<PeopleTable>(database, {
    empty: () => new PeopleTable(),
    async fill(table, db, vocabulary) {
      for await (const slice of allSeekers(db, vocabulary)) {
        for (const seeker of slice) table.put(seeker);
        await turnOfOthers();
      }
    },
    async touched(db, ids) {
      const households = [...(ids.get('household') ?? [])];
      const touched = new Set(ids.get('person'));
      for (let i = 0; i < households.length; i += 500)
        for (const id of await membersOf(db, households.slice(i, i + 500))) touched.add(id);
      return [...touched];
    },
    async renew(table, db, vocabulary, ids) {
      const seekers = await seekersAmong(db, vocabulary, ids);
      const found = new Set(seekers.map(({ facts }) => facts.id));
      for (const id of ids) if (!found.has(id)) table.rows.remove(id);
      for (const seeker of seekers) table.put(seeker);
      table.rows.settle();
    },
  });
}

interface Offers {
  readonly tables: OpportunityTables;
  readonly trainings: TrainingShelf;
}

function followOpportunities(database: Database): Follower<Offers> {
  return new Follower<Offers>(database, {
    empty: () => ({ tables: new OpportunityTables(), trainings: new TrainingShelf() }),
    async fill({ tables, trainings }, db, vocabulary) {
      for await (const slice of allOpportunities(db, vocabulary)) {
        for (const { facts, held } of slice) {
          tables.put(facts, held);
          if (facts.kind === 'training') trainings.put(facts);
        }
        await turnOfOthers();
      }
    },
    touched: async (_db, ids) => [...(ids.get('opportunity') ?? [])],
    async renew({ tables, trainings }, db, vocabulary, ids) {
      const found = new Map(
        (await opportunitiesAmong(db, vocabulary, ids)).map((one) => [one.facts.id, one]),
      );
      for (const id of ids) {
        const one = found.get(id);
        if (one) tables.put(one.facts, one.held);
        else tables.remove(id);
        if (one?.facts.kind === 'training') trainings.put(one.facts);
        else trainings.remove(id);
      }
      tables.settle();
    },
  });
}
