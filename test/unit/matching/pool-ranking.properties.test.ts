import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/features/matching/judge.rules.ts';
import { OpportunityTables } from '../../../src/features/matching/pool/opportunities-table.rules.ts';
import { PeopleTable } from '../../../src/features/matching/pool/people-table.rules.ts';
import {
  countOpening,
  rankOpportunitiesFor,
} from '../../../src/features/matching/pool/rank-opportunities.rules.ts';
import { rankPeople } from '../../../src/features/matching/pool/rank-people.rules.ts';
import { maskOf } from '../../../src/features/matching/pool/verdicts.rules.ts';
import {
  rankOpportunitiesPlainly,
  rankPeoplePlainly,
} from '../../../src/features/matching/rank-plainly.rules.ts';
import { isConsidered } from '../../../src/features/matching/retrieve.rules.ts';
import type { OpportunityFacts } from '../../../src/features/opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../../src/features/people/person-facts.rules.ts';
import { addDays } from '../../../src/kernel/calendar.ts';
import type { LatLng } from '../../../src/kernel/geo.ts';
import {
  contextArb,
  createOpportunity,
  createReleased,
  opportunityArb,
  personArb,
  today,
} from '../../support/match-facts.ts';

/** Far and near alike, some just at the 100 km where another province begins to count. */
const offset = fc.constantFrom(0, 0, 0.4, 0.85, 0.9, 0.95, 3);
const moved = (place: LatLng | undefined, by: number) => place && { lat: place.lat + by, lng: place.lng };
const people = fc.uniqueArray(
  fc
    .tuple(personArb, offset)
    .map(([person, by]): PersonFacts => ({ ...person, place: moved(person.place, by) })),
  { minLength: 1, maxLength: 40, selector: ({ id }) => id },
);
const opportunities = fc.uniqueArray(
  fc
    .tuple(opportunityArb, offset)
    .map(([one, by]): OpportunityFacts => ({ ...one, place: moved(one.place, by) })),
  { minLength: 1, maxLength: 40, selector: ({ id }) => id },
);
const limitArb = fc.constantFrom(1, 3, 20, 100);
/** Each run judges up to 40 × 3 pairs, so a few hundred runs are tens of thousands of pairs. */
const runs = { seed: 1405, numRuns: process.env.MEHRKAR_DEEP ? 3000 : 120 };

const organisationOf = ({ id }: PersonFacts) => (Number(id.slice(4)) % 2 === 0 ? 'org-even' : 'org-odd');

describe('the pool', () => {
  it('ranks people as judging every pair does: items, order, ties, near misses and counts', () => {
    let considered = 0;
    fc.assert(
      fc.property(people, opportunities, contextArb, limitArb, (everybody, some, ctx, limit) => {
        const table = new PeopleTable();
        for (const facts of everybody) table.put({ organisationId: organisationOf(facts), facts });
        for (const opportunity of some.slice(0, 3)) {
          const plain = rankPeoplePlainly(everybody, opportunity, ctx, limit);
          considered += plain.counts.considered;
          expect(rankPeople(table, opportunity, ctx, { limit, organisationId: undefined })).toEqual(plain);
          const own = everybody.filter((facts) => organisationOf(facts) === 'org-odd');
          expect(rankPeople(table, opportunity, ctx, { limit, organisationId: 'org-odd' })).toEqual(
            rankPeoplePlainly(own, opportunity, ctx, limit),
          );
        }
      }),
      runs,
    );
    expect(considered).toBeGreaterThan(runs.numRuns * 10);
  });

  it('ranks opportunities as judging every pair does, kind by kind', () => {
    let considered = 0;
    fc.assert(
      fc.property(people, opportunities, contextArb, limitArb, (somebody, all, ctx, limit) => {
        const tables = new OpportunityTables();
        for (const facts of all) tables.put(facts, ctx.held(facts.id));
        for (const person of somebody.slice(0, 3))
          for (const kind of ['job', 'loan-programme', 'kit', 'training'] as const) {
            const ofKind = all.filter((one) => one.kind === kind);
            const plain = rankOpportunitiesPlainly(ofKind, person, ctx, limit);
            considered += plain.counts.considered;
            expect(rankOpportunitiesFor(tables.of(kind), person, ctx, { limit })).toEqual(plain);
          }
      }),
      runs,
    );
    expect(considered).toBeGreaterThan(runs.numRuns * 10);
  });

  it('carries nothing over from another day, other rules or other people', () => {
    fc.assert(
      fc.property(
        people,
        opportunities,
        contextArb,
        contextArb,
        fc.integer({ min: 1, max: 400 }),
        (some, all, a, b, days) => {
          const tables = new OpportunityTables();
          for (const facts of all) tables.put(facts, a.held(facts.id));
          const table = new PeopleTable();
          for (const facts of some) table.put({ organisationId: organisationOf(facts), facts });
          const contexts = [a, { ...a, today: addDays(a.today, days) }, { ...b, held: a.held }, a];
          for (const ctx of contexts) {
            for (const person of some.slice(0, 2))
              expect(rankOpportunitiesFor(tables.of('job'), person, ctx, { limit: 9 })).toEqual(
                rankOpportunitiesPlainly(
                  all.filter(({ kind }) => kind === 'job'),
                  person,
                  ctx,
                  9,
                ),
              );
            for (const opportunity of all.slice(0, 2))
              expect(rankPeople(table, opportunity, ctx, { limit: 9, organisationId: undefined })).toEqual(
                rankPeoplePlainly(some, opportunity, ctx, 9),
              );
          }
        },
      ),
      runs,
    );
  });

  it('counts what a day to come opens as judging both days does', () => {
    const gates = ['restriction', 'custody'] as const;
    const mask = maskOf(gates);
    const tomorrow = fc.integer({ min: 1, max: 60 });
    const until = fc.option(
      fc.integer({ min: -5, max: 70 }).map((n) => addDays(today, n)),
      { nil: undefined },
    );
    const bound = fc.tuple(personArb, until, until).map(
      ([person, lastDay, freeOn]): PersonFacts =>
        createReleased({
          place: person.place,
          needScore: person.needScore,
          restrictions: [{ code: 'driving', until: lastDay }],
          custody: { status: freeOn ? 'closed' : 'released', until: freeOn, workPermitted: false },
        }),
    );
    const easy = fc.tuple(opportunityArb, fc.boolean()).map(([one, plain]) =>
      plain
        ? createOpportunity({
            id: one.id,
            barredBy: one.barredBy,
            startOn: one.startOn,
            closesOn: one.closesOn,
            workplace: 'home',
            vacancies: 9,
          })
        : one,
    );
    const jobs = fc.uniqueArray(easy, { minLength: 1, maxLength: 40, selector: ({ id }) => id });
    let opened = 0;
    fc.assert(
      fc.property(bound, jobs, contextArb, tomorrow, (person, all, now, days) => {
        const tables = new OpportunityTables();
        for (const facts of all) tables.put(facts, now.held(facts.id));
        const later = { ...now, today: addDays(today, days) };
        const plain = all.filter((one) => {
          if (one.kind !== 'job' || !isConsidered(person, one, later.today)) return false;
          const { blocks } = judge(person, one, now);
          return (
            blocks.length > 0 &&
            blocks.every(({ gate }) => gates.some((free) => free === gate)) &&
            judge(person, one, later).eligible
          );
        }).length;
        opened += plain;
        expect(countOpening(tables.of('job'), person, { now, later, mask })).toBe(plain);
      }),
      runs,
    );
    expect(opened).toBeGreaterThan(runs.numRuns / 10);
  });

  it('is the same after any course of additions, corrections and removals as when built afresh', () => {
    const course = fc.array(fc.tuple(fc.constantFrom('put', 'put', 'remove'), personArb, opportunityArb), {
      minLength: 5,
      maxLength: 60,
    });
    const few = <T extends { id: string }>(facts: T): T => ({
      ...facts,
      id: `x_${facts.id.length}${facts.id.at(-1)}`,
    });
    fc.assert(
      fc.property(course, personArb, opportunityArb, contextArb, (steps, person, opportunity, ctx) => {
        const [table, tables] = [new PeopleTable(), new OpportunityTables()];
        const [everybody, all] = [new Map<string, PersonFacts>(), new Map<string, OpportunityFacts>()];
        for (const [step, somebody, something] of steps) {
          const [one, other] = [few(somebody), few(something)];
          if (step === 'put') {
            table.put({ organisationId: 'org', facts: one });
            everybody.set(one.id, one);
            tables.put(other, ctx.held(other.id));
            if (other.closed) all.delete(other.id);
            else all.set(other.id, other);
          } else {
            table.rows.remove(one.id);
            everybody.delete(one.id);
            tables.remove(other.id);
            all.delete(other.id);
          }
        }
        table.facets.compact(table.rows.size);
        expect(rankPeople(table, opportunity, ctx, { limit: 20, organisationId: 'org' })).toEqual(
          rankPeoplePlainly([...everybody.values()], opportunity, ctx, 20),
        );
        expect(rankOpportunitiesFor(tables.of('job'), person, ctx, { limit: 20 })).toEqual(
          rankOpportunitiesPlainly(
            [...all.values()].filter(({ kind }) => kind === 'job'),
            person,
            ctx,
            20,
          ),
        );
      }),
      runs,
    );
  });
});
