import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import { byText } from './rank.rules.ts';
import { isAhead } from './retrieve.rules.ts';

type Training = Pick<OpportunityFacts, 'id' | 'opensOn' | 'closesOn' | 'closed' | 'teaches'>;

/** Trainings by what they teach. */
export class TrainingShelf {
  readonly #trainings = new Map<string, Training>();
  /** By skill, in the order they are proposed; made when first asked after a change. */
  #bySkill: Map<string, Training[]> | undefined;

  put({ id, opensOn, closesOn, closed, teaches }: Training): void {
    // One that teaches nothing yet is never proposed.
    this.#trainings.set(id, { id, opensOn, closesOn, closed, teaches });
    this.#bySkill = undefined;
  }

  remove(id: string): void {
    if (this.#trainings.delete(id)) this.#bySkill = undefined;
  }

  /** The first announced training that brings someone to the level; by opening day, then id, so that it never wavers. */
  find(skillId: string, level: number, today: OpportunityFacts['opensOn']): string | undefined {
    this.#bySkill ??= this.#sorted();
    return this.#bySkill
      .get(skillId)
      ?.find(
        (one) =>
          isAhead(one, today) &&
          one.teaches.some((taught) => taught.skillId === skillId && taught.level >= level),
      )?.id;
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
