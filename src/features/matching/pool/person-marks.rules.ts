import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import type { MatchContext } from '../match.rules.ts';

/**
 * What tells values of a facet apart for an opportunity: whoever has none of the skills that it asks, or of their relatives,
 * is like everybody else who has none. So few of a hundred thousand lists of skills are compared one by one.
 */
interface Marks<Facts> {
  of(facts: Facts): readonly string[];
  /** Values without any of these are judged alike; undefined = each for itself. */
  asked(opportunity: OpportunityFacts, ctx: MatchContext): readonly string[] | undefined;
}

const unknown = '?';
const none = '-';

export const skillMarks: Marks<Pick<PersonFacts, 'skills'>> = {
  of: ({ skills }) => skills?.map(({ skillId }) => skillId) ?? [unknown],
  asked: ({ skills }, ctx) =>
    skills.length === 0
      ? []
      : [unknown, ...skills.flatMap(({ skillId }) => [skillId, ...ctx.relatedSkills(skillId)])],
};

/** Codes that share no minor group are equally far apart (`wishWorth`). */
export const wishMarks: Marks<Pick<PersonFacts, 'wishes'>> = {
  of: ({ wishes }) =>
    wishes.length === 0
      ? [none]
      : wishes.map((wish) => (wish.kind === undefined ? wish.iscoCode.slice(0, 3) : wish.kind)),
  asked: ({ kind, iscoCode }) => (iscoCode === undefined ? undefined : [none, kind, iscoCode.slice(0, 3)]),
};

/** Codes that share no sub-major group are equally far apart (`experienceWorth`); nothing done counts as they do. */
export const experienceMarks: Marks<Pick<PersonFacts, 'experience'>> = {
  of: ({ experience }) => experience?.map(({ iscoCode }) => iscoCode.slice(0, 2)) ?? [unknown],
  asked: ({ iscoCode }) => (iscoCode === undefined ? [] : [unknown, iscoCode.slice(0, 2)]),
};

const marks: Readonly<Record<string, Marks<never>>> = {
  skills: skillMarks,
  wishes: wishMarks,
  experience: experienceMarks,
};

/** The marks that an opportunity asks of a facet of people; undefined where each value is judged for itself. */
export function marksAsked(
  facet: string,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
): readonly string[] | undefined {
  return marks[facet]?.asked(opportunity, ctx);
}
