import { daily, type Intervals, subtract, toIntervals, type WeekSlot } from '../../kernel/week.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';

type Caring = NonNullable<PersonFacts['caring']>;

/** Facts never change, so what is worked out of them is kept with them: one person meets thousands of opportunities. */
function keptWith<K extends object>(work: (facts: K) => Intervals): (facts: K) => Intervals {
  const known = new WeakMap<K, Intervals>();
  return (facts) => {
    const kept = known.get(facts);
    if (kept) return kept;
    const made = work(facts);
    known.set(facts, made);
    return made;
  };
}

/** The minutes of the week that a list of slots covers. */
export const weekOf = keptWith<readonly WeekSlot[]>(toIntervals);

/** The minutes of the week in which somebody must be cared for and nobody else does. */
export const careWeekOf = keptWith<Caring>(({ atHomeFrom, atHomeTo, covered }) =>
  subtract(daily(atHomeFrom, atHomeTo), toIntervals(covered)),
);
