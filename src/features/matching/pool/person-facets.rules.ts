import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { aidNamed } from '../aid.rules.ts';
import { type Facet, only } from './facet.rules.ts';
import { experienceMarks, skillMarks, wishMarks } from './person-marks.rules.ts';

type Household = PersonFacts['household'];
type Availability = PersonFacts['availability'];

const inHousehold = (fields: Partial<Household>): Household => only<Household>('household', fields);
const available = (fields: Partial<Availability>): Availability => only<Availability>('availability', fields);

/**
 * How a person's facts fall apart. `closed` and `full` look at nobody; `commute`, `caring`, `supervision` and the part `income` depend on
 * distances and amounts, which the table keeps as numbers.
 */
export const personFacets = {
  group: {
    name: 'group',
    pick: ({ kind, sex, household: { head } }) => ({ kind, sex, household: inHousehold({ head }) }),
    gates: ['reserved'],
  },
  from: {
    name: 'from',
    pick: ({ availability: { from } }) => ({ availability: available({ from }) }),
    gates: ['start-date'],
  },
  hours: {
    name: 'hours',
    pick: ({ availability: { hours } }) => ({ availability: available({ hours }) }),
    gates: ['hours'],
    part: 'hours',
  },
  caring: { name: 'caring', pick: ({ caring }) => ({ caring }), gates: [] },
  homeOnly: {
    name: 'homeOnly',
    pick: ({ availability: { homeOnly } }) => ({ availability: available({ homeOnly }) }),
    gates: ['home-only'],
  },
  licences: { name: 'licences', pick: ({ licences }) => ({ licences }), gates: ['licence'] },
  permits: { name: 'permits', pick: ({ permits }) => ({ permits }), gates: ['permit'] },
  documents: {
    name: 'documents',
    pick: ({ sex, documents }) => ({ sex, documents }),
    gates: ['document'],
  },
  skills: {
    name: 'skills',
    // Years of a skill are shown, not judged.
    pick: ({ skills }) => ({ skills: skills?.map(({ skillId, level }) => ({ skillId, level })) }),
    gates: ['skill'],
    part: 'skills',
    marks: skillMarks.of,
  },
  education: { name: 'education', pick: ({ education }) => ({ education }), gates: ['education'] },
  birth: { name: 'birth', pick: ({ birthDate }) => ({ birthDate }), gates: ['age'] },
  restrictions: {
    name: 'restrictions',
    pick: ({ kind, restrictions }) => ({ kind, restrictions }),
    gates: ['restriction'],
  },
  supervision: {
    name: 'supervision',
    pick: ({ kind, supervision }) => ({ kind, supervision }),
    gates: [],
  },
  custody: {
    name: 'custody',
    pick: ({ kind, custody }) => ({ kind, custody }),
    gates: ['custody'],
  },
  workspace: { name: 'workspace', pick: ({ workspace }) => ({ workspace }), gates: ['workspace'] },
  aid: {
    name: 'aid',
    pick: ({ household: { aid, aidPartly } }) => ({ household: inHousehold({ aid, aidPartly }) }),
    gates: ['prior-aid', 'other-aid', 'loan-active'],
    // Most opportunities ask no more of aid than which it is.
    reads: ({ household: { aid, aidPartly } }, gates, ctx) =>
      gates.every((gate) => gate === 'other-aid')
        ? { aid: aid && aidNamed(ctx.aidRules, aid), aidPartly }
        : { all: aid, aidPartly },
  },
  standing: {
    name: 'standing',
    pick: ({ guarantors, bankStanding }) => ({ guarantors, bankStanding }),
    gates: ['guarantor', 'bank-standing'],
  },
  wishes: {
    name: 'wishes',
    pick: ({ wishes }) => ({ wishes }),
    gates: [],
    part: 'wish',
    marks: wishMarks.of,
  },
  experience: {
    name: 'experience',
    pick: ({ experience }) => ({ experience }),
    gates: [],
    part: 'experience',
    marks: experienceMarks.of,
  },
} as const satisfies Record<string, Facet<PersonFacts>>;
