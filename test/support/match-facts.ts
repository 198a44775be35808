import fc from 'fast-check';
import type { AidRule, Block, MatchContext, Unlock } from '../../src/features/matching/match.rules.ts';
import { isLoan } from '../../src/features/matching/money-gates.rules.ts';
import { firstWeights } from '../../src/features/matching/weights.rules.ts';
import {
  contracts,
  type OpportunityFacts,
  opportunityKinds,
  reservedGroups,
  workplaces,
  workspaceNeeds,
} from '../../src/features/opportunities/opportunity-facts.rules.ts';
import {
  custodyStatuses,
  educations,
  type PersonFacts,
  personKinds,
  sexes,
  supervisionPermissions,
} from '../../src/features/people/person-facts.rules.ts';
import { addDays, type LocalDate, mustLocalDate } from '../../src/kernel/calendar.ts';
import { days, type WeekSlot } from '../../src/kernel/week.ts';

export const today = mustLocalDate('2026-11-22');
export const ganaveh = { lat: 29.58, lng: 50.52 };
/** The length of a degree of latitude in km, by the kernel's radius of the earth. */
export const kmPerDegree = (6371.0088 * Math.PI) / 180;

/** A place so many km due north of Ganaveh. */
export function northOfGanaveh(km: number): { lat: number; lng: number } {
  return { lat: ganaveh.lat + km / kmPerDegree, lng: ganaveh.lng };
}

/** A woman in Ganaveh of whom everything is known and whom nothing holds back. */
export function createPerson(overrides: Partial<PersonFacts> = {}): PersonFacts {
  return {
    id: 'per_1',
    kind: 'family',
    sex: 'female',
    birthDate: mustLocalDate('1990-05-01'),
    province: 'bushehr',
    county: 'bushehr-ganaveh',
    place: ganaveh,
    status: 'seeking',
    requestedAt: '2026-11-01T08:00:00.000Z',
    needScore: 70,
    education: 'diploma',
    skills: [{ skillId: 'sewing', level: 3 }],
    experience: [{ iscoCode: '7531', years: 4 }],
    availability: { hours: [], homeOnly: false, maxCommuteKm: 20, from: undefined },
    caring: null,
    wishes: [{ iscoCode: '7531' }],
    documents: [{ code: 'id-card', state: 'held' }],
    licences: [],
    permits: [],
    workspace: { areaM2: 6, power: true, water: true, ventilation: true },
    guarantors: 0,
    bankStanding: 'clear',
    household: { head: true, dependants: 2, monthlyIncomeRial: 60_000_000, aid: [] },
    restrictions: [],
    supervision: null,
    custody: null,
    ...overrides,
  };
}

/** A released man, free in everything, who lives in Ganaveh. */
export function createReleased(overrides: Partial<PersonFacts> = {}): PersonFacts {
  return createPerson({
    kind: 'released',
    sex: 'male',
    custody: { status: 'released', until: undefined, workPermitted: false },
    ...overrides,
  });
}

/** A sewing job in Ganaveh that asks for nothing but a little sewing. */
export function createOpportunity(overrides: Partial<OpportunityFacts> = {}): OpportunityFacts {
  return {
    id: 'opp_1',
    kind: 'job',
    province: 'bushehr',
    county: 'bushehr-ganaveh',
    place: ganaveh,
    workplace: 'fixed',
    lodging: false,
    vacancies: 1,
    opensOn: mustLocalDate('2026-11-01'),
    closesOn: undefined,
    closed: false,
    startOn: undefined,
    iscoCode: '7531',
    years: 1,
    education: undefined,
    licences: [],
    documents: [],
    permits: [],
    minAge: undefined,
    maxAge: undefined,
    workspaceM2: 0,
    workspaceNeeds: [],
    skills: [{ skillId: 'sewing', level: 2, importance: 'essential' }],
    hours: [],
    monthlyIncomeRial: 150_000_000,
    contract: 'fixed',
    insured: true,
    barredBy: [],
    reservedFor: [],
    loan: undefined,
    kit: undefined,
    teaches: [],
    ...overrides,
  };
}

export function createKit(overrides: Partial<OpportunityFacts> = {}): OpportunityFacts {
  return createOpportunity({
    kind: 'kit',
    workplace: 'home',
    contract: 'own',
    insured: undefined,
    kit: { priceRial: 450_000_000, purpose: 'start', buyers: undefined, market: 'local-demand' },
    ...overrides,
  });
}

export function createLoan(overrides: Partial<OpportunityFacts> = {}): OpportunityFacts {
  return createOpportunity({
    kind: 'loan-programme',
    workplace: undefined,
    skills: [],
    loan: {
      capRial: 1_500_000_000,
      termMonths: 30,
      guarantors: 0,
      administeredBy: 'own-fund',
      fundCode: 'fund-a',
    },
    ...overrides,
  });
}

export function createContext(overrides: Partial<MatchContext> = {}): MatchContext {
  return {
    today,
    weights: firstWeights,
    floorRial: 100_000_000,
    aidRules: [],
    relatedSkills: () => [],
    held: () => 0,
    trainingFor: () => undefined,
    menOnlyDocuments: new Set(['service-card']),
    ...overrides,
  };
}

interface Pair {
  readonly person: PersonFacts;
  readonly opportunity: OpportunityFacts;
  readonly ctx: MatchContext;
}

/** The pair after the change an unlock names, and nothing else. Waiting moves the clock. */
export function applyUnlock(
  person: PersonFacts,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
  block: Block,
): Pair {
  if (block.unlock === null) throw new Error(`nothing opens ${block.gate}`);
  return applied({ person, opportunity, ctx }, block.unlock);
}

export function applied({ person, opportunity, ctx }: Pair, unlock: Unlock): Pair {
  const withPerson = (change: Partial<PersonFacts>): Pair => ({
    person: { ...person, ...change },
    opportunity,
    ctx,
  });
  const availability = (change: Partial<PersonFacts['availability']>): Pair =>
    withPerson({ availability: { ...person.availability, ...change } });
  const household = (change: Partial<PersonFacts['household']>): Pair =>
    withPerson({ household: { ...person.household, ...change } });
  const from = (date: LocalDate): MatchContext => ({ ...ctx, today: date > ctx.today ? date : ctx.today });
  switch (unlock.kind) {
    case 'wait-until':
      return { person, opportunity, ctx: from(unlock.date) };
    case 'wait-vacancy':
      return { person, opportunity, ctx: { ...ctx, held: () => opportunity.vacancies - 1 } };
    case 'start-by':
      return availability({ from: unlock.date });
    case 'raise-commute':
      return availability({ maxCommuteKm: (person.availability.maxCommuteKm ?? 0) + unlock.km });
    case 'free-hours':
      return availability({ hours: [...(person.availability.hours ?? []), ...unlock.slots] });
    case 'arrange-care':
      if (person.caring === null) throw new Error('nobody to care for');
      return withPerson({
        caring: { ...person.caring, covered: [...person.caring.covered, ...unlock.slots] },
      });
    case 'work-outside':
      return availability({ homeOnly: false });
    case 'get-licence':
      return withPerson({ licences: [...(person.licences ?? []), ...unlock.codes] });
    case 'get-permit':
      return withPerson({ permits: [...(person.permits ?? []), ...unlock.codes] });
    case 'get-document': {
      const others = (person.documents ?? []).filter(({ code }) => !unlock.codes.includes(code));
      const got = unlock.codes.map((code) => ({ code, state: 'held' as const }));
      return withPerson({ documents: [...others, ...got] });
    }
    case 'take-training':
      return withPerson({ skills: [...(person.skills ?? []), ...unlock.skills] });
    case 'reach-education':
      return withPerson({ education: unlock.level });
    case 'ask-permission': {
      const { supervision, custody } = person;
      const given = unlock.permissions.filter((p) => p !== 'work-outside');
      return withPerson({
        supervision: supervision && {
          ...supervision,
          permissions: [...supervision.permissions, ...given],
        },
        custody: custody && {
          ...custody,
          workPermitted: custody.workPermitted || unlock.permissions.includes('work-outside'),
        },
      });
    }
    case 'find-workspace': {
      const found = Object.fromEntries(unlock.needs.map((need) => [need, true]));
      const rest = { power: undefined, water: undefined, ventilation: undefined, ...person.workspace };
      return withPerson({
        workspace: { ...rest, ...found, areaM2: Math.max(unlock.m2, person.workspace?.areaM2 ?? 0) },
      });
    }
    case 'choose': {
      const aid = person.household.aid?.map((each) =>
        unlock.loses.includes(each.kind) ? { ...each, waived: true } : each,
      );
      return { ...household({ aid }), ctx: from(unlock.notBefore ?? ctx.today) };
    }
    case 'repay-first': {
      const aid = person.household.aid?.map((each) =>
        isLoan(each) && each.fundCode === opportunity.loan?.fundCode && each.remainingRial !== undefined
          ? { ...each, remainingRial: 0 }
          : each,
      );
      return household({ aid });
    }
    case 'find-guarantor':
      return withPerson({ guarantors: (person.guarantors ?? 0) + unlock.count });
    case 'clear-standing':
      return withPerson({ bankStanding: 'clear' });
  }
}

/** Waiting moves the clock for every gate; all other unlocks change a fact of their own gate alone. */
export function movesClock(unlock: Unlock): boolean {
  return unlock.kind === 'wait-until' || (unlock.kind === 'choose' && unlock.notBefore !== undefined);
}

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(of, { nil: undefined, freq: 5 });
const some = <T>(of: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> => fc.array(of, { maxLength });
const dayWithin = (before: number, after: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: -before, max: after }).map((n) => addDays(today, n));
const placeArb = fc.record({
  lat: fc.integer({ min: 2900, max: 3000 }).map((n) => n / 100),
  lng: fc.integer({ min: 5000, max: 5100 }).map((n) => n / 100),
});
const clockArb = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
const slotArb: fc.Arbitrary<WeekSlot> = fc.record({
  days: fc.subarray([...days], { minLength: 1, maxLength: 5 }),
  from: clockArb,
  to: clockArb,
});
const skillId = fc.constantFrom('sewing', 'cutting', 'baking', 'welding');
const levelArb = fc.integer({ min: 1, max: 4 });
const isco = fc.constantFrom('7531', '7532', '7512', '8153', '5120');
const fund = fc.constantFrom('fund-a', 'fund-b');
const aidKind = fc.constantFrom('kit', 'loan', 'loan-employment', 'stipend', 'pension', 'grant');
const rials = fc.integer({ min: 0, max: 30 }).map((n) => n * 10_000_000);
const codes = fc.constantFrom('id-card', 'service-card', 'health-card');
const restrictionCode = fc.constantFrom('driving', 'machinery', 'office');

const supervisionArb = fc.record({
  centre: placeArb,
  radiusKm: fc.integer({ min: 1, max: 60 }),
  permittedFrom: maybe(clockArb),
  permittedTo: maybe(clockArb),
  until: maybe(dayWithin(30, 120)),
  permissions: fc.subarray([...supervisionPermissions], { maxLength: 2 }),
});
const custodyArb = fc.record({
  status: fc.constantFrom(...custodyStatuses, 'closed', 'leave'),
  until: maybe(dayWithin(30, 120)),
  workPermitted: fc.boolean(),
});

const factsArb: fc.Arbitrary<PersonFacts> = fc.record({
  id: fc.integer({ min: 1, max: 999_999 }).map((n) => `per_${n}`),
  kind: fc.constantFrom(...personKinds),
  sex: fc.constantFrom(...sexes),
  birthDate: dayWithin(70 * 365, -10 * 365),
  province: fc.constantFrom('bushehr', 'fars'),
  county: fc.constant('bushehr-ganaveh'),
  place: maybe(placeArb),
  status: fc.constant('seeking' as const),
  requestedAt: fc.constantFrom('2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'),
  needScore: maybe(fc.integer({ min: 0, max: 100 })),
  education: maybe(fc.constantFrom(...educations)),
  skills: maybe(some(fc.record({ skillId, level: levelArb }))),
  experience: maybe(some(fc.record({ iscoCode: isco, years: fc.integer({ min: 0, max: 10 }) }))),
  availability: fc.record({
    hours: maybe(some(slotArb)),
    homeOnly: maybe(fc.boolean()),
    maxCommuteKm: maybe(fc.integer({ min: 0, max: 200 }).map((n) => n / 2.5)),
    from: maybe(dayWithin(30, 90)),
  }),
  caring: fc.option(
    fc.record({
      atHomeFrom: clockArb,
      atHomeTo: clockArb,
      until: maybe(dayWithin(10, 200)),
      covered: some(slotArb, 2),
    }),
  ),
  wishes: some(
    fc.oneof(
      isco.map((iscoCode) => ({ iscoCode })),
      fc.constantFrom(...opportunityKinds).map((kind) => ({ kind })),
    ),
  ),
  documents: maybe(
    some(
      fc.record({
        code: codes,
        state: fc.constantFrom(
          'held' as const,
          'obtainable' as const,
          'not-before' as const,
          'unknown' as const,
        ),
        from: maybe(dayWithin(10, 90)),
      }),
    ),
  ),
  licences: maybe(some(fc.constantFrom('driving-b', 'driving-c'), 2)),
  permits: maybe(some(fc.constantFrom('home-work', 'hygiene'), 2)),
  workspace: maybe(
    fc.record({
      areaM2: maybe(fc.integer({ min: 0, max: 30 })),
      power: maybe(fc.boolean()),
      water: maybe(fc.boolean()),
      ventilation: maybe(fc.boolean()),
    }),
  ),
  guarantors: maybe(fc.integer({ min: 0, max: 2 })),
  bankStanding: maybe(fc.constantFrom('clear' as const, 'returned-cheque' as const, 'blocked' as const)),
  household: fc
    .record({
      head: maybe(fc.boolean()),
      dependants: maybe(fc.integer({ min: 0, max: 6 })),
      monthlyIncomeRial: maybe(rials),
      aid: maybe(
        some(
          fc.record({
            kind: aidKind,
            givenOn: maybe(dayWithin(1200, 0)),
            fundCode: maybe(fund),
            remainingRial: maybe(rials),
            monthlyRial: maybe(rials),
            iscoCode: maybe(isco),
            waived: fc.boolean(),
          }),
          5,
        ),
      ),
    })
    // Of every third household no more is known than what was awarded; no draw of its own, so that seeds go on.
    .map((home) =>
      home.aid && (home.dependants ?? 0) % 3 === 1 ? { ...home, aidPartly: true as const } : home,
    ),
  restrictions: maybe(some(fc.record({ code: restrictionCode, until: maybe(dayWithin(30, 200)) }))),
  supervision: fc.option(supervisionArb),
  custody: fc.option(custodyArb, { freq: 4 }),
});

/** Anybody the database can hold: what binds a prisoner is never on a relative. */
export const personArb: fc.Arbitrary<PersonFacts> = factsArb.map((person) =>
  person.kind === 'family' ? { ...person, restrictions: [], supervision: null, custody: null } : person,
);

export const opportunityArb: fc.Arbitrary<OpportunityFacts> = fc
  .record({
    id: fc.integer({ min: 1, max: 999_999 }).map((n) => `opp_${n}`),
    kind: fc.constantFrom(...opportunityKinds),
    province: maybe(fc.constantFrom('bushehr', 'fars')),
    county: fc.constant('bushehr-ganaveh'),
    place: maybe(placeArb),
    workplace: maybe(fc.constantFrom(...workplaces)),
    lodging: fc.boolean(),
    vacancies: fc.integer({ min: 0, max: 3 }),
    opensOn: dayWithin(60, 30),
    closesOn: fc.option(dayWithin(10, 60), { nil: undefined, freq: 2 }),
    closed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    startOn: maybe(dayWithin(20, 60)),
    iscoCode: maybe(isco),
    years: fc.integer({ min: 0, max: 5 }),
    education: maybe(fc.constantFrom(...educations)),
    licences: some(fc.constantFrom('driving-b', 'driving-c'), 2),
    documents: some(codes),
    permits: some(fc.constantFrom('home-work', 'hygiene'), 2),
    minAge: maybe(fc.integer({ min: 15, max: 30 })),
    maxAge: maybe(fc.integer({ min: 25, max: 60 })),
    workspaceM2: fc.integer({ min: 0, max: 20 }),
    workspaceNeeds: fc.subarray([...workspaceNeeds]),
    skills: some(
      fc.record({
        skillId,
        level: levelArb,
        importance: fc.constantFrom('essential' as const, 'useful' as const),
      }),
    ),
    hours: some(slotArb),
    monthlyIncomeRial: maybe(rials),
    contract: maybe(fc.constantFrom(...contracts)),
    insured: maybe(fc.boolean()),
    barredBy: some(restrictionCode, 2),
    reservedFor: fc.oneof(fc.constant([]), fc.subarray([...reservedGroups])),
    loan: fc.record({
      capRial: rials,
      termMonths: fc.integer({ min: 6, max: 60 }),
      guarantors: fc.integer({ min: 0, max: 2 }),
      administeredBy: fc.constantFrom('own-fund' as const, 'bank-referral' as const),
      fundCode: maybe(fund),
    }),
    kit: fc.record({
      priceRial: rials,
      purpose: fc.constantFrom(
        'start' as const,
        'start' as const,
        'restock' as const,
        'replacement' as const,
      ),
      buyers: maybe(some(fc.record({ name: fc.constant('buyer'), firm: fc.boolean() }), 2)),
      market: maybe(
        fc.constantFrom(
          'contract' as const,
          'anchor-firm' as const,
          'local-demand' as const,
          'none' as const,
        ),
      ),
    }),
    teaches: fc.constant([]),
  })
  .map((facts) => ({
    ...facts,
    loan: facts.kind === 'loan-programme' ? facts.loan : undefined,
    kit: facts.kind === 'kit' ? facts.kit : undefined,
  }));

/** By its code a rule is known from others, as in the catalogue. */
const aidRuleArb: fc.Arbitrary<AidRule> = fc
  .record({
    aid: aidKind,
    opportunityKind: fc.constantFrom(...opportunityKinds),
    effect: fc.constantFrom('forfeits' as const, 'forbids' as const),
    when: fc.record({
      insured: fc.constantFrom(null, null, true, false),
      withinMonths: fc.constantFrom(null, 12, 36),
      minMonthlyIncomeRial: fc.constantFrom(null, null, 150_000_000),
    }),
  })
  .map((rule) => ({ code: JSON.stringify(rule), ...rule }));

export const contextArb: fc.Arbitrary<MatchContext> = fc
  .record({
    floorRial: maybe(fc.constant(100_000_000)),
    aidRules: some(aidRuleArb, 8),
    heldNow: fc.integer({ min: 0, max: 3 }),
    training: maybe(fc.constant('opp_training')),
    weights: fc.record({
      skills: fc.integer({ min: 0, max: 40 }),
      wish: fc.integer({ min: 0, max: 40 }),
      income: fc.integer({ min: 0, max: 40 }),
      commute: fc.integer({ min: 0, max: 40 }),
      hours: fc.integer({ min: 0, max: 40 }),
      experience: fc.integer({ min: 0, max: 40 }),
      stability: fc.integer({ min: 0, max: 40 }),
      market: fc.integer({ min: 0, max: 40 }),
    }),
  })
  .map(({ floorRial, aidRules, heldNow, training, weights }) =>
    createContext({
      floorRial,
      aidRules,
      weights: { version: 1, parts: weights },
      held: () => heldNow,
      trainingFor: () => training,
      relatedSkills: (id) => (id === 'sewing' ? ['cutting'] : id === 'cutting' ? ['sewing'] : []),
    }),
  );

/** Sampled in `npm test`, at full size with `MEHRKAR_DEEP`; always the same pairs. */
export const runs = { seed: 1405, numRuns: process.env.MEHRKAR_DEEP ? 5000 : 300 };
