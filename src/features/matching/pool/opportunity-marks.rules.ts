import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import type { MatchContext } from '../match.rules.ts';

/**
 * What tells opportunities apart for a person, as `person-marks.rules.ts` does it the other way round: whatever asks nothing
 * that is near to what the person can is like all else that asks nothing of it.
 */
interface Marks<Facts> {
  of(facts: Facts): readonly string[];
  /** @param known every mark there is. */
  asked(person: PersonFacts, ctx: MatchContext, known: Iterable<string>): readonly string[] | undefined;
}

const none = '-';
type Asked = Pick<OpportunityFacts, 'skills'>;

const idsOf = ({ skills }: Asked): readonly string[] =>
  skills.length === 0 ? [none] : skills.map(({ skillId }) => skillId);

/** Skills asked: one's own count, and those that one of one's own is a relative of. */
export const askedSkillMarks: Marks<Asked> = {
  of: idsOf,
  asked({ skills }, ctx, known) {
    if (skills === undefined) return [];
    const own = new Set(skills.map(({ skillId }) => skillId));
    return [none, ...known].filter(
      (mark) => mark === none || own.has(mark) || ctx.relatedSkills(mark).some((id) => own.has(id)),
    );
  },
};

/** Essential skills: a relative is no help at the gate. */
export const essentialMarks: Marks<Asked> = {
  of: idsOf,
  asked: ({ skills }) => (skills === undefined ? undefined : [none, ...skills.map(({ skillId }) => skillId)]),
};

const marks: Readonly<Record<string, Marks<never>>> = { skills: askedSkillMarks, essentials: essentialMarks };

/** The marks that a person asks of a facet of opportunities; undefined where each value is judged for itself. */
export function marksAskedBy(
  facet: string,
  person: PersonFacts,
  ctx: MatchContext,
  known: Iterable<string>,
): readonly string[] | undefined {
  return marks[facet]?.asked(person, ctx, known);
}
