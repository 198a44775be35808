import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { type Facet, only } from './facet.rules.ts';

type Household = PersonFacts['household'];
type Availability = PersonFacts['availability'];

const inHousehold = (fields: Partial<Household>): Household => only<Household>('household', fields);
const available = (fields: Partial<Availability>): Availability => only<Availability>('availability', fields);

/**
 * How a person's facts fall apart. `closed` and `full` look at nobody; `commute`, `caring` and the part `income` depend on
 * distances and amounts, which the table keeps as numbers.
 */
export const personFacets = {
  group: {
    name: 'group',
    pick: ({ kind, sex, household: { head } }) => ({ kind, sex, household: inHousehold({ head }) }),
    gates: ['reserved'],
    parts: [],
  },
  from: {
    name: 'from',
    pick: ({ availability: { from } }) => ({ availability: available({ from }) }),
    gates: ['start-date'],
    parts: [],
  },
  hours: {
    name: 'hours',
    pick: ({ availability: { hours } }) => ({ availability: available({ hours }) }),
    gates: ['hours'],
    parts: ['hours'],
  },
  caring: { name: 'caring', pick: ({ caring }) => ({ caring }), gates: [], parts: [] },
  homeOnly: {
    name: 'homeOnly',
    pick: ({ availability: { homeOnly } }) => ({ availability: available({ homeOnly }) }),
    gates: ['home-only'],
    parts: [],
  },
  licences: { name: 'licences', pick: ({ licences }) => ({ licences }), gates: ['licence'], parts: [] },
  permits: { name: 'permits', pick: ({ permits }) => ({ permits }), gates: ['permit'], parts: [] },
  documents: {
    name: 'documents',
    pick: ({ sex, documents }) => ({ sex, documents }),
    gates: ['document'],
    parts: [],
  },
  skills: {
    name: 'skills',
    // Years of a skill are shown, not judged.
    pick: ({ skills }) => ({ skills: skills?.map(({ skillId, level }) => ({ skillId, level })) }),
    gates: ['skill'],
    parts: ['skills'],
  },
  education: { name: 'education', pick: ({ education }) => ({ education }), gates: ['education'], parts: [] },
  birth: { name: 'birth', pick: ({ birthDate }) => ({ birthDate }), gates: ['age'], parts: [] },
  restrictions: {
    name: 'restrictions',
    pick: ({ kind, restrictions }) => ({ kind, restrictions }),
    gates: ['restriction'],
    parts: [],
  },
  supervision: {
    name: 'supervision',
    pick: ({ kind, supervision }) => ({ kind, supervision }),
    gates: ['supervision'],
    parts: [],
  },
  custody: {
    name: 'custody',
    pick: ({ kind, custody }) => ({ kind, custody }),
    gates: ['custody'],
    parts: [],
  },
  workspace: { name: 'workspace', pick: ({ workspace }) => ({ workspace }), gates: ['workspace'], parts: [] },
  aid: {
    name: 'aid',
    pick: ({ household: { aid } }) => ({ household: inHousehold({ aid }) }),
    gates: ['prior-aid', 'other-aid', 'loan-active'],
    parts: [],
  },
  standing: {
    name: 'standing',
    pick: ({ guarantors, bankStanding }) => ({ guarantors, bankStanding }),
    gates: ['guarantor', 'bank-standing'],
    parts: [],
  },
  wishes: { name: 'wishes', pick: ({ wishes }) => ({ wishes }), gates: [], parts: ['wish'] },
  experience: {
    name: 'experience',
    pick: ({ experience }) => ({ experience }),
    gates: [],
    parts: ['experience'],
  },
} as const satisfies Record<string, Facet<PersonFacts>>;
