import type { LocalDate } from '../../kernel/calendar.ts';
import { isAway, isConsidered } from '../matching/retrieve.rules.ts';
import type { OpportunityFacts, OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { Dice } from './demo-dice.rules.ts';

export interface Opening {
  readonly facts: OpportunityFacts;
  /** The last day on which someone could be proposed it; undefined = still. */
  readonly lastDay: LocalDate | undefined;
  /** The day it was closed by hand, which withdraws what is under way. */
  readonly closedOn: LocalDate | undefined;
}

export type Shelves = ReadonlyMap<string, readonly Opening[]>;
const shelfOf = (kind: OpportunityKind, province: string | undefined) => `${kind} ${province ?? '*'}`;

/** Openings by kind and province, so that nobody's officer leafs through the whole country. */
export function shelve(openings: readonly Opening[]): Shelves {
  const shelves = new Map<string, Opening[]>();
  for (const opening of openings) {
    const key = shelfOf(opening.facts.kind, opening.facts.province);
    const shelf = shelves.get(key);
    if (shelf) shelf.push(opening);
    else shelves.set(key, [opening]);
  }
  return shelves;
}

/** Building, metal work, driving and loading, by occupation. */
const siteWork = /^(71|72|83|931|9333|811)/;
/** So many are judged at most for each proposal. */
const looksAt = 9;

/**
 * What an officer would look at first on a day: of the person's province and nationwide, open then and wanted by
 * `isFree`, nearest to what the person can and wishes.
 */
export function firstChoices(
  shelves: Shelves,
  dice: Dice,
  person: PersonFacts,
  kind: OpportunityKind,
  day: LocalDate,
  isFree: (opportunityId: string) => boolean,
): readonly Opening[] {
  const can = new Set((person.skills ?? []).map(({ skillId }) => skillId));
  const trades = new Set([
    ...(person.experience ?? []).map(({ iscoCode }) => iscoCode),
    ...person.wishes.flatMap((wish) => ('iscoCode' in wish && wish.iscoCode ? [wish.iscoCode] : [])),
  ]);
  const nearness = (facts: OpportunityFacts): number => {
    if (person.availability.homeOnly === true && isAway(facts)) return -10;
    let points = dice.next() * 2;
    // Nobody is refused it; but hardly a woman of these lists asks for a building site or a lorry.
    if (person.sex === 'female' && siteWork.test(facts.iscoCode ?? '')) points -= 4;
    if (facts.iscoCode !== undefined && trades.has(facts.iscoCode)) points += 3;
    if (facts.county !== undefined && facts.county === person.county) points += 1.5;
    for (const { skillId, importance } of facts.skills)
      points += can.has(skillId) ? 1 : importance === 'essential' ? -3 : 0;
    return points;
  };
  const found: { readonly opening: Opening; readonly points: number }[] = [];
  for (const key of [shelfOf(kind, person.province), shelfOf(kind, undefined)])
    for (const opening of shelves.get(key) ?? []) {
      const { facts, lastDay } = opening;
      if (facts.opensOn > day || (lastDay !== undefined && lastDay < day) || !isFree(facts.id)) continue;
      if (isConsidered(person, facts, day)) found.push({ opening, points: nearness(facts) });
    }
  return found
    .sort((a, b) => b.points - a.points)
    .slice(0, looksAt)
    .map(({ opening }) => opening);
}
