import type { LocalDate } from '../../kernel/calendar.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { Learner } from './match.rules.ts';
import { byText } from './rank.rules.ts';
import { distanceBetween, isAway, isBeyond, isConsidered, isLodged } from './retrieve.rules.ts';

type Training = Pick<
  OpportunityFacts,
  | 'id'
  | 'opensOn'
  | 'closesOn'
  | 'closed'
  | 'teaches'
  | 'province'
  | 'place'
  | 'workplace'
  | 'lodging'
  | 'vacancies'
>;

interface Lesson {
  readonly skillId: string;
  readonly level: number;
}

interface Day {
  readonly today: LocalDate;
  held(opportunityId: string): number;
}

/** Trainings by what they teach. */
export class TrainingShelf {
  readonly #trainings = new Map<string, Training>();
  /** By skill, in the order they are proposed; made when first asked after a change. */
  #bySkill: Map<string, Training[]> | undefined;

  put(training: Training): void {
    // One that teaches nothing yet is never proposed.
    this.#trainings.set(training.id, training);
    this.#bySkill = undefined;
  }

  remove(id: string): void {
    if (this.#trainings.delete(id)) this.#bySkill = undefined;
  }

  /**
   * The first training that would be looked at for the person, has a seat and brings someone to the level: within the
   * commute limit before beyond it or unknown, then by opening day and id, so that it never wavers.
   */
  find({ skillId, level }: Lesson, person: Learner, { today, held }: Day): string | undefined {
    this.#bySkill ??= this.#sorted();
    let first: string | undefined;
    for (const one of this.#bySkill.get(skillId) ?? []) {
      if (!one.teaches.some((taught) => taught.skillId === skillId && taught.level >= level)) continue;
      if (!isConsidered(person, one, today) || held(one.id) >= one.vacancies) continue;
      if (isWithinReach(person, one)) return one.id;
      first ??= one.id;
    }
    return first;
  }

  #sorted(): Map<string, Training[]> {
    const bySkill = new Map<string, Training[]>();
    const inOrder = [...this.#trainings.values()].sort(
      (a, b) => byText(a.opensOn, b.opensOn) || byText(a.id, b.id),
    );
    for (const one of inOrder)
      for (const skillId of new Set(one.teaches.map((taught) => taught.skillId))) {
        const shelf = bySkill.get(skillId);
        if (shelf) shelf.push(one);
        else bySkill.set(skillId, [one]);
      }
    return bySkill;
  }
}

/** Known to be within the limit of the daily way, or no daily way at all. */
function isWithinReach(person: Learner, training: Training): boolean {
  if (training.workplace !== undefined && (!isAway(training) || isLodged(training))) return true;
  const km = distanceBetween(person, training);
  const limitKm = person.availability.maxCommuteKm;
  return km !== undefined && limitKm !== undefined && !isBeyond(km, limitKm);
}
