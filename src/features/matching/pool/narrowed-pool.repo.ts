import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../../kernel/calendar.ts';
import { boundingBox, type LatLng } from '../../../kernel/geo.ts';
import type { Database } from '../../../platform/database.ts';
import { inParts } from '../../../platform/read-in-parts.ts';
import { opportunity } from '../../../schema/opportunities.ts';
import { person } from '../../../schema/people.ts';
import { heldCounts, opportunitiesRepo } from '../../opportunities/opportunities.repo.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { readFacts } from '../../people/person-rows.repo.ts';
import { vocabularyOf } from '../../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../reference/vocabulary.rules.ts';
import { judge } from '../judge.rules.ts';
import { type RankedIds, rankOpportunitiesPlainly, rankPeoplePlainly } from '../rank-plainly.rules.ts';
import { consideredWithinKm, isConsidered, isForAnywhere } from '../retrieve.rules.ts';
import { TrainingShelf } from '../training-shelf.rules.ts';
import type { MatchingPool } from './matching-pool.repo.ts';

/**
 * For platforms whose memory does not last: SQL narrows to what may be considered, the plain rules judge every pair of
 * the rest. Reads a province and its surroundings instead of a country.
 */
export function narrowedPool(database: Database): MatchingPool {
  const db = database.read;
  return {
    async candidates(scope, facts, ctx, limit) {
      const vocabulary = await vocabularyOf(database);
      const where = and(
        eq(person.status, 'seeking'),
        'organisationId' in scope ? eq(person.organisationId, scope.organisationId) : undefined,
        isForAnywhere(facts)
          ? undefined
          : or(
              facts.province === undefined ? undefined : eq(person.province, facts.province),
              facts.place && around(vocabulary, facts.place, person),
            ),
      );
      const ids = await db.select({ id: person.id }).from(person).where(where);
      const people = await inParts(ids, (part) => readFacts(db, inArray(person.id, part), vocabulary));
      return rankPeoplePlainly(people, facts, ctx, limit);
    },
    async matches(somebody, kind, ctx, limit) {
      const found = await consideredFor(somebody, kind, ctx.today);
      return rankOpportunitiesPlainly(found, somebody, ctx, limit);
    },
    async matchesOfEach(some, kind, ctx, limit) {
      const ranked: RankedIds[] = [];
      for (const somebody of some)
        ranked.push(
          rankOpportunitiesPlainly(await consideredFor(somebody, kind, ctx.today), somebody, ctx, limit),
        );
      return ranked;
    },
    async countOpening(somebody, kind, { now, later, gates }) {
      const found = await consideredFor(somebody, kind, later.today);
      return found.filter((facts) => {
        if (!isConsidered(somebody, facts, later.today)) return false;
        const { blocks } = judge(somebody, facts, now);
        return (
          blocks.length > 0 &&
          blocks.every(({ gate }) => gates.includes(gate)) &&
          judge(somebody, facts, later).eligible
        );
      }).length;
    },
    async surroundings(today, ids) {
      const vocabulary = await vocabularyOf(database);
      const trainings = await opportunitiesRepo(db, vocabulary).announcedFacts({ kind: 'training', today });
      const counts = await heldCounts(db, ids && [...ids, ...trainings.map(({ id }) => id)]);
      const held = (id: string) => counts.get(id) ?? 0;
      const shelf = new TrainingShelf();
      for (const facts of trainings) shelf.put(facts);
      return {
        held,
        trainingFor: (skillId, level, person) => shelf.find({ skillId, level }, person, { today, held }),
      };
    },
  };

  async function consideredFor(
    somebody: PersonFacts,
    kind: typeof opportunity.$inferSelect.kind,
    today: LocalDate,
  ) {
    const vocabulary = await vocabularyOf(database);
    return await opportunitiesRepo(db, vocabulary).announcedFacts({
      kind,
      today,
      where: or(
        isNull(opportunity.province),
        eq(opportunity.province, somebody.province),
        inArray(opportunity.workplace, ['home', 'rotational']),
        somebody.place && around(vocabulary, somebody.place, opportunity),
      ),
    });
  }
}

/** Recorded points in the box of the circle, and counties whose seat is; a little too many, never too few. */
function around(
  vocabulary: Vocabulary,
  centre: LatLng,
  {
    lat,
    lng,
    county,
  }: Pick<typeof person, 'lat' | 'lng' | 'county'> | Pick<typeof opportunity, 'lat' | 'lng' | 'county'>,
): SQL | undefined {
  const box = boundingBox(centre, consideredWithinKm + 1);
  const holds = (place: LatLng) =>
    place.lat >= box.minLat && place.lat <= box.maxLat && place.lng >= box.minLng && place.lng <= box.maxLng;
  const seats = vocabulary.counties.filter(({ seat }) => holds(seat)).map(({ code }) => code);
  return or(
    sql`(${lat} between ${box.minLat} and ${box.maxLat} and ${lng} between ${box.minLng} and ${box.maxLng})`,
    and(or(isNull(lat), isNull(lng)), inArray(county, seats)),
  );
}
