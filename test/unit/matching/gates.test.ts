import { describe, expect, it } from 'vitest';
import { evaluateGates } from '../../../src/features/matching/gates.rules.ts';
import {
  type Gate,
  gates,
  type MatchContext,
  type Unlock,
} from '../../../src/features/matching/match.rules.ts';
import type { OpportunityFacts } from '../../../src/features/opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../../src/features/people/person-facts.rules.ts';
import { addDays, mustLocalDate } from '../../../src/kernel/calendar.ts';
import {
  createContext,
  createKit,
  createLoan,
  createOpportunity,
  createPerson,
  createReleased,
  ganaveh,
  northOfGanaveh,
  today,
} from '../../support/match-facts.ts';

interface Side {
  readonly person?: PersonFacts;
  readonly opportunity?: OpportunityFacts;
  readonly ctx?: MatchContext;
}

function standing(gate: Gate, { person, opportunity, ctx }: Side) {
  const found = evaluateGates(
    person ?? createPerson(),
    opportunity ?? createOpportunity(),
    ctx ?? createContext(),
  );
  return {
    others: found.blocks.filter((block) => block.gate !== gate).map((block) => block.gate),
    block: found.blocks.find((block) => block.gate === gate),
    check: found.checks.find((check) => check.gate === gate)?.question.code,
  };
}

const day = mustLocalDate;
const inDays = (n: number) => addDays(today, n);
const free = createPerson().availability;
const weekdays = [{ days: ['sat', 'sun'] as const, from: '08:00', to: '16:00' }];
const home = createPerson().household;
const withAid = (...aid: NonNullable<PersonFacts['household']['aid']>): PersonFacts =>
  createPerson({ household: { ...home, aid } });
const supervised = (change: Partial<NonNullable<PersonFacts['supervision']>> = {}): PersonFacts =>
  createReleased({
    supervision: {
      centre: ganaveh,
      radiusKm: 10,
      permittedFrom: '06:00',
      permittedTo: '20:00',
      until: inDays(31),
      permissions: [],
      ...change,
    },
  });
const inCustody = (change: Partial<NonNullable<PersonFacts['custody']>>): PersonFacts =>
  createReleased({ custody: { status: 'closed', until: undefined, workPermitted: false, ...change } });
const stipend = { kind: 'stipend', monthlyRial: 20_000_000 };
const aidRule = (
  effect: 'forfeits' | 'forbids',
  when: MatchContext['aidRules'][number]['when'],
): MatchContext =>
  createContext({ aidRules: [{ code: 'rule', aid: 'stipend', opportunityKind: 'job', effect, when }] });

interface Case {
  readonly gate: Gate;
  readonly when: string;
  readonly passes: Side;
  readonly blocked: Side;
  readonly unlock: Unlock | null;
}

/** Each pair of sides differs in one fact. */
const cases: readonly Case[] = [
  {
    gate: 'closed',
    when: 'it opens tomorrow',
    passes: { opportunity: createOpportunity({ opensOn: today }) },
    blocked: { opportunity: createOpportunity({ opensOn: inDays(1) }) },
    unlock: { kind: 'wait-until', date: inDays(1) },
  },
  {
    gate: 'closed',
    when: 'yesterday was its last open day',
    passes: { opportunity: createOpportunity({ closesOn: today }) },
    blocked: { opportunity: createOpportunity({ closesOn: inDays(-1) }) },
    unlock: null,
  },
  {
    gate: 'closed',
    when: 'it was closed by hand',
    passes: {},
    blocked: { opportunity: createOpportunity({ closed: true }) },
    unlock: null,
  },
  {
    gate: 'full',
    when: 'as many are held as there are vacancies',
    passes: { opportunity: createOpportunity({ vacancies: 2 }), ctx: createContext({ held: () => 1 }) },
    blocked: { opportunity: createOpportunity({ vacancies: 2 }), ctx: createContext({ held: () => 2 }) },
    unlock: { kind: 'wait-vacancy' },
  },
  {
    gate: 'start-date',
    when: 'the person can start only the day after',
    passes: {
      person: createPerson({ availability: { ...free, from: inDays(10) } }),
      opportunity: createOpportunity({ startOn: inDays(10) }),
    },
    blocked: {
      person: createPerson({ availability: { ...free, from: inDays(11) } }),
      opportunity: createOpportunity({ startOn: inDays(10) }),
    },
    unlock: { kind: 'start-by', date: inDays(10) },
  },
  {
    gate: 'start-date',
    when: 'it has started already and the person cannot yet',
    passes: { person: createPerson({ availability: { ...free, from: inDays(11) } }) },
    blocked: {
      person: createPerson({ availability: { ...free, from: inDays(11) } }),
      opportunity: createOpportunity({ startOn: inDays(-5) }),
    },
    unlock: { kind: 'start-by', date: today },
  },
  {
    gate: 'commute',
    when: 'it is 5.7 km beyond the limit of 20',
    passes: { opportunity: createOpportunity({ place: northOfGanaveh(20) }) },
    blocked: { opportunity: createOpportunity({ place: northOfGanaveh(25.7) }) },
    unlock: { kind: 'raise-commute', km: 6 },
  },
  {
    gate: 'commute',
    when: 'rotational work does not house its people',
    passes: {
      opportunity: createOpportunity({ workplace: 'rotational', lodging: true, place: northOfGanaveh(300) }),
    },
    blocked: {
      opportunity: createOpportunity({ workplace: 'rotational', lodging: false, place: northOfGanaveh(300) }),
    },
    unlock: { kind: 'raise-commute', km: 280 },
  },
  {
    gate: 'hours',
    when: 'an hour before midnight and one after are not free',
    passes: {
      person: createPerson({
        availability: { ...free, hours: [{ days: ['fri'], from: '18:00', to: '06:00' }] },
      }),
      opportunity: createOpportunity({ hours: [{ days: ['fri'], from: '22:00', to: '01:00' }] }),
    },
    blocked: {
      person: createPerson({
        availability: { ...free, hours: [{ days: ['fri'], from: '18:00', to: '23:00' }] },
      }),
      opportunity: createOpportunity({ hours: [{ days: ['fri'], from: '22:00', to: '01:00' }] }),
    },
    unlock: {
      kind: 'free-hours',
      slots: [
        { days: ['sat'], from: '00:00', to: '01:00' },
        { days: ['fri'], from: '23:00', to: '24:00' },
      ],
    },
  },
  {
    gate: 'caring',
    when: 'the way home reaches into the hours of caring',
    passes: {
      person: createPerson({
        caring: { atHomeFrom: '16:20', atHomeTo: '07:00', until: undefined, covered: [] },
      }),
      opportunity: createOpportunity({ place: northOfGanaveh(10), hours: weekdays }),
    },
    blocked: {
      person: createPerson({
        caring: { atHomeFrom: '16:00', atHomeTo: '07:00', until: undefined, covered: [] },
      }),
      opportunity: createOpportunity({ place: northOfGanaveh(10), hours: weekdays }),
    },
    unlock: {
      kind: 'arrange-care',
      hoursPerWeek: 1,
      slots: [{ days: ['sat', 'sun'], from: '16:00', to: '16:20' }],
    },
  },
  {
    gate: 'caring',
    when: 'lodged rotational work takes the whole week',
    passes: {
      person: createPerson({
        caring: { atHomeFrom: '20:00', atHomeTo: '21:00', until: inDays(-1), covered: [] },
      }),
      opportunity: createOpportunity({ workplace: 'rotational', lodging: true, hours: weekdays }),
    },
    blocked: {
      person: createPerson({ caring: { atHomeFrom: '20:00', atHomeTo: '21:00', until: today, covered: [] } }),
      opportunity: createOpportunity({ workplace: 'rotational', lodging: true, hours: weekdays }),
    },
    unlock: {
      kind: 'arrange-care',
      hoursPerWeek: 7,
      lodged: true,
      slots: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'], from: '20:00', to: '21:00' }],
    },
  },
  {
    gate: 'home-only',
    when: 'the work is away',
    passes: {
      person: createPerson({ availability: { ...free, homeOnly: true } }),
      opportunity: createOpportunity({ workplace: 'home' }),
    },
    blocked: { person: createPerson({ availability: { ...free, homeOnly: true } }) },
    unlock: { kind: 'work-outside' },
  },
  {
    gate: 'licence',
    when: 'one of two is missing',
    passes: {
      person: createPerson({ licences: ['driving-b', 'driving-c'] }),
      opportunity: createOpportunity({ licences: ['driving-b', 'driving-c'] }),
    },
    blocked: {
      person: createPerson({ licences: ['driving-b'] }),
      opportunity: createOpportunity({ licences: ['driving-b', 'driving-c'] }),
    },
    unlock: { kind: 'get-licence', code: 'driving-c', codes: ['driving-c'] },
  },
  {
    gate: 'document',
    when: 'it can be had but is not held',
    passes: { opportunity: createOpportunity({ documents: ['id-card'] }) },
    blocked: {
      person: createPerson({ documents: [{ code: 'id-card', state: 'obtainable' }] }),
      opportunity: createOpportunity({ documents: ['id-card'] }),
    },
    unlock: { kind: 'get-document', code: 'id-card', codes: ['id-card'] },
  },
  {
    gate: 'document',
    when: 'two can be had only later, beside one nobody knows of',
    passes: {
      person: createPerson({ documents: [{ code: 'id-card', state: 'unknown' }] }),
      opportunity: createOpportunity({ documents: ['id-card'] }),
    },
    blocked: {
      person: createPerson({
        documents: [
          { code: 'id-card', state: 'unknown' },
          { code: 'record', state: 'not-before', from: inDays(40) },
          { code: 'health-card', state: 'not-before', from: inDays(20) },
        ],
      }),
      opportunity: createOpportunity({ documents: ['id-card', 'health-card', 'record'] }),
    },
    unlock: {
      kind: 'get-document',
      code: 'health-card',
      codes: ['health-card', 'record'],
      notBefore: inDays(40),
    },
  },
  {
    gate: 'document',
    when: 'the service card is asked of a man',
    passes: { person: createPerson(), opportunity: createOpportunity({ documents: ['service-card'] }) },
    blocked: {
      person: createPerson({ sex: 'male' }),
      opportunity: createOpportunity({ documents: ['service-card'] }),
    },
    unlock: { kind: 'get-document', code: 'service-card', codes: ['service-card'] },
  },
  {
    gate: 'permit',
    when: 'there is none',
    passes: {
      person: createPerson({ permits: ['home-work'] }),
      opportunity: createOpportunity({ permits: ['home-work'] }),
    },
    blocked: { opportunity: createOpportunity({ permits: ['home-work'] }) },
    unlock: { kind: 'get-permit', code: 'home-work', codes: ['home-work'] },
  },
  {
    gate: 'skill',
    when: 'an essential skill is two levels short',
    passes: {
      person: createPerson({ skills: [{ skillId: 'sewing', level: 3 }] }),
      opportunity: createOpportunity({ skills: [{ skillId: 'sewing', level: 4, importance: 'essential' }] }),
    },
    blocked: {
      person: createPerson({ skills: [{ skillId: 'sewing', level: 2 }] }),
      opportunity: createOpportunity({ skills: [{ skillId: 'sewing', level: 4, importance: 'essential' }] }),
      ctx: createContext({ trainingFor: (skill, level) => `training-${skill}-${level}` }),
    },
    unlock: {
      kind: 'take-training',
      skillId: 'sewing',
      opportunityId: 'training-sewing-3',
      skills: [{ skillId: 'sewing', level: 3, need: 4, opportunityId: 'training-sewing-3' }],
    },
  },
  {
    gate: 'skill',
    when: 'an essential skill of level 1 is absent, though a related one is there',
    passes: {
      opportunity: createOpportunity({ skills: [{ skillId: 'baking', level: 1, importance: 'useful' }] }),
    },
    blocked: {
      opportunity: createOpportunity({ skills: [{ skillId: 'baking', level: 1, importance: 'essential' }] }),
      ctx: createContext({ relatedSkills: () => ['sewing'] }),
    },
    unlock: { kind: 'take-training', skillId: 'baking', skills: [{ skillId: 'baking', level: 1 }] },
  },
  {
    gate: 'education',
    when: 'it is a level below',
    passes: { opportunity: createOpportunity({ education: 'diploma' }) },
    blocked: { opportunity: createOpportunity({ education: 'associate' }) },
    unlock: { kind: 'reach-education', level: 'associate' },
  },
  {
    gate: 'age',
    when: 'the birthday is the day after the start',
    passes: {
      person: createPerson({ birthDate: day('2008-12-01') }),
      opportunity: createOpportunity({ minAge: 18, startOn: day('2026-12-01') }),
    },
    blocked: {
      person: createPerson({ birthDate: day('2008-12-02') }),
      opportunity: createOpportunity({ minAge: 18, startOn: day('2026-12-01') }),
    },
    unlock: { kind: 'wait-until', date: day('2026-12-02') },
  },
  {
    gate: 'age',
    when: 'it is past',
    passes: { opportunity: createOpportunity({ maxAge: 36 }) },
    blocked: { opportunity: createOpportunity({ maxAge: 35 }) },
    unlock: null,
  },
  {
    gate: 'reserved',
    when: 'it is for women who head a household',
    passes: { opportunity: createOpportunity({ reservedFor: ['women-heads'] }) },
    blocked: {
      person: createPerson({ household: { ...home, head: false } }),
      opportunity: createOpportunity({ reservedFor: ['women-heads'] }),
    },
    unlock: null,
  },
  {
    gate: 'restriction',
    when: 'today is the last barred day',
    passes: {
      person: createReleased({ restrictions: [{ code: 'driving', until: inDays(-1) }] }),
      opportunity: createOpportunity({ barredBy: ['driving'] }),
    },
    blocked: {
      person: createReleased({ restrictions: [{ code: 'driving', until: today }] }),
      opportunity: createOpportunity({ barredBy: ['driving'] }),
    },
    unlock: { kind: 'wait-until', date: inDays(1) },
  },
  {
    gate: 'restriction',
    when: 'one of two has no end',
    passes: {
      person: createReleased({ restrictions: [{ code: 'office', until: undefined }] }),
      opportunity: createOpportunity({ barredBy: ['driving'] }),
    },
    blocked: {
      person: createReleased({
        restrictions: [
          { code: 'driving', until: inDays(5) },
          { code: 'driving', until: undefined },
        ],
      }),
      opportunity: createOpportunity({ barredBy: ['driving'] }),
    },
    unlock: null,
  },
  {
    gate: 'supervision',
    when: 'the place is outside the circle',
    passes: { person: supervised(), opportunity: createOpportunity({ place: northOfGanaveh(10) }) },
    blocked: { person: supervised(), opportunity: createOpportunity({ place: northOfGanaveh(10.1) }) },
    unlock: { kind: 'ask-permission', permissions: ['outside-circle'], orWaitUntil: inDays(32) },
  },
  {
    gate: 'supervision',
    when: 'mobile work and a shift beyond the permitted hours, no end in sight',
    passes: {
      person: supervised({ until: undefined, permissions: ['mobile-work', 'outside-hours'] }),
      opportunity: createOpportunity({
        workplace: 'mobile',
        hours: [{ days: ['sat'], from: '13:00', to: '21:00' }],
      }),
    },
    blocked: {
      person: supervised({ until: undefined }),
      opportunity: createOpportunity({
        workplace: 'mobile',
        hours: [{ days: ['sat'], from: '13:00', to: '21:00' }],
      }),
    },
    unlock: { kind: 'ask-permission', permissions: ['mobile-work', 'outside-hours'] },
  },
  {
    gate: 'supervision',
    when: 'it ends within 30 days',
    passes: {
      person: supervised({ until: inDays(-1) }),
      opportunity: createOpportunity({ workplace: 'mobile' }),
    },
    blocked: {
      person: supervised({ until: inDays(30) }),
      opportunity: createOpportunity({ workplace: 'mobile' }),
    },
    unlock: { kind: 'wait-until', date: inDays(31) },
  },
  {
    gate: 'custody',
    when: 'the day of leaving is after the start',
    passes: {
      person: inCustody({ until: inDays(20) }),
      opportunity: createOpportunity({ startOn: inDays(20), workplace: 'home' }),
    },
    blocked: {
      person: inCustody({ until: inDays(21) }),
      opportunity: createOpportunity({ startOn: inDays(20), workplace: 'home' }),
    },
    unlock: { kind: 'wait-until', date: inDays(21) },
  },
  {
    gate: 'custody',
    when: 'no day of leaving is known',
    passes: { person: inCustody({ workPermitted: true }) },
    blocked: { person: inCustody({}) },
    unlock: { kind: 'ask-permission', permissions: ['work-outside'] },
  },
  {
    gate: 'custody',
    when: 'work is away while on leave',
    passes: {
      person: inCustody({ status: 'leave' }),
      opportunity: createOpportunity({ workplace: 'home' }),
    },
    blocked: { person: inCustody({ status: 'leave' }) },
    unlock: { kind: 'ask-permission', permissions: ['work-outside'] },
  },
  {
    gate: 'workspace',
    when: 'there is too little room and no water',
    passes: { opportunity: createKit({ workspaceM2: 6, workspaceNeeds: ['power', 'water'] }) },
    blocked: {
      person: createPerson({ workspace: { areaM2: 6, power: true, water: false, ventilation: undefined } }),
      opportunity: createKit({ workspaceM2: 8, workspaceNeeds: ['power', 'water'] }),
    },
    unlock: { kind: 'find-workspace', m2: 8, needs: ['water'] },
  },
  {
    gate: 'prior-aid',
    when: 'the last kit is one day less than 24 months ago',
    passes: { person: withAid({ kind: 'kit', givenOn: day('2024-11-22') }), opportunity: createKit() },
    blocked: { person: withAid({ kind: 'kit', givenOn: day('2024-11-23') }), opportunity: createKit() },
    unlock: { kind: 'wait-until', date: day('2026-11-23') },
  },
  {
    gate: 'prior-aid',
    when: 'the kit was of the same unit group',
    passes: {
      person: withAid({ kind: 'kit', givenOn: day('2026-01-01'), iscoCode: '7512' }),
      opportunity: createKit(),
    },
    blocked: {
      person: withAid({ kind: 'kit', givenOn: day('2026-01-01'), iscoCode: '7531' }),
      opportunity: createKit(),
    },
    unlock: { kind: 'wait-until', date: day('2028-01-01') },
  },
  {
    gate: 'prior-aid',
    when: 'it is not for restocking',
    passes: {
      person: withAid({ kind: 'kit', givenOn: day('2026-01-01') }),
      opportunity: createKit({ kit: { priceRial: 1, purpose: 'restock', buyers: [], market: undefined } }),
    },
    blocked: {
      person: withAid({ kind: 'kit', givenOn: day('2026-01-01') }),
      opportunity: createKit({ kit: { priceRial: 1, purpose: 'start', buyers: [], market: undefined } }),
    },
    unlock: { kind: 'wait-until', date: day('2028-01-01') },
  },
  {
    gate: 'other-aid',
    when: 'insured work would cost the stipend',
    passes: {
      person: withAid(stipend),
      opportunity: createOpportunity({ insured: false }),
      ctx: aidRule('forfeits', { insured: true }),
    },
    blocked: { person: withAid(stipend), ctx: aidRule('forfeits', { insured: true }) },
    unlock: { kind: 'choose', keep: 'job', lose: 'stipend', loses: ['stipend'] },
  },
  {
    gate: 'other-aid',
    when: 'it was given less than 12 months ago, which forbids this',
    passes: {
      person: withAid({ ...stipend, givenOn: day('2025-11-22') }),
      ctx: aidRule('forbids', { withinMonths: 12 }),
    },
    blocked: {
      person: withAid({ ...stipend, givenOn: day('2025-11-23') }),
      ctx: aidRule('forbids', { withinMonths: 12 }),
    },
    unlock: { kind: 'wait-until', date: day('2026-11-23') },
  },
  {
    gate: 'other-aid',
    when: 'the income reaches what the rule names and nothing was waived',
    passes: {
      person: withAid({ ...stipend, waived: true }),
      ctx: aidRule('forbids', { minMonthlyIncomeRial: 150_000_000 }),
    },
    blocked: { person: withAid(stipend), ctx: aidRule('forbids', { minMonthlyIncomeRial: 150_000_000 }) },
    unlock: { kind: 'choose', keep: 'job', lose: 'stipend', loses: ['stipend'] },
  },
  {
    gate: 'loan-active',
    when: 'the same fund is still owed',
    passes: {
      person: withAid({ kind: 'loan-other', fundCode: 'fund-b', remainingRial: 5_000_000 }),
      opportunity: createLoan(),
    },
    blocked: {
      person: withAid({ kind: 'loan-other', fundCode: 'fund-a', remainingRial: 5_000_000 }),
      opportunity: createLoan(),
    },
    unlock: { kind: 'repay-first', remainingRial: 5_000_000 },
  },
  {
    gate: 'guarantor',
    when: 'one of two is missing',
    passes: {
      person: createPerson({ guarantors: 2 }),
      opportunity: createLoan({ loan: loanWith(2) }),
    },
    blocked: {
      person: createPerson({ guarantors: 1 }),
      opportunity: createLoan({ loan: loanWith(2) }),
    },
    unlock: { kind: 'find-guarantor', count: 1 },
  },
  {
    gate: 'bank-standing',
    when: 'a cheque was returned',
    passes: { opportunity: createLoan() },
    blocked: { person: createPerson({ bankStanding: 'returned-cheque' }), opportunity: createLoan() },
    unlock: { kind: 'clear-standing' },
  },
];

function loanWith(guarantors: number): OpportunityFacts['loan'] {
  return { capRial: 1, termMonths: 12, guarantors, administeredBy: 'own-fund', fundCode: undefined };
}

describe('gates, two sides that differ in one fact', () => {
  it.each(cases)('$gate blocks when $when', ({ gate, passes, blocked, unlock }) => {
    expect(standing(gate, passes)).toMatchObject({ block: undefined, others: [] });
    const { block, others } = standing(gate, blocked);
    expect(others).toEqual([]);
    expect(block?.unlock).toEqual(unlock);
    expect(block?.detail.code.split('.')[0]).toBe(gate);
  });

  it('leaves no gate out', () => {
    expect(new Set(cases.map(({ gate }) => gate))).toEqual(new Set(gates));
  });
});

const unknown = createPerson({
  place: undefined,
  education: undefined,
  skills: undefined,
  availability: { hours: undefined, homeOnly: undefined, maxCommuteKm: undefined, from: undefined },
  documents: undefined,
  licences: undefined,
  permits: undefined,
  workspace: undefined,
  guarantors: undefined,
  bankStanding: undefined,
  household: { head: undefined, dependants: undefined, monthlyIncomeRial: undefined, aid: undefined },
});

describe('facts nobody knows are asked, never held against anyone', () => {
  const demanding = {
    hours: weekdays,
    licences: ['driving-b'],
    documents: ['id-card'],
    permits: ['home-work'],
    education: 'diploma',
    reservedFor: ['women-heads'],
    workspaceM2: 6,
  } as const satisfies Partial<OpportunityFacts>;

  it('asks for a job what would decide it', () => {
    const { blocks, checks } = evaluateGates(unknown, createOpportunity(demanding), aidRule('forfeits', {}));
    expect(blocks).toEqual([]);
    expect(checks.map(({ gate }) => gate)).toEqual([
      'commute',
      'hours',
      'home-only',
      'licence',
      'document',
      'permit',
      'skill',
      'education',
      'reserved',
      'other-aid',
    ]);
  });

  it('asks for a kit its room and the earlier kit, for a loan guarantors, standing and what is owed', () => {
    const kit = evaluateGates(unknown, createKit({ workspaceM2: 6 }), createContext());
    expect(kit.checks.map(({ gate }) => gate)).toEqual(['skill', 'workspace', 'prior-aid']);
    const loan = evaluateGates(
      unknown,
      createLoan({ loan: { ...loanOf(), guarantors: 1 } }),
      createContext(),
    );
    expect(loan.checks.map(({ gate }) => gate)).toEqual(['loan-active', 'guarantor', 'bank-standing']);
    expect([...kit.blocks, ...loan.blocks]).toEqual([]);
  });

  it('asks whether there is more where only what was awarded is known of aid', () => {
    const aid = [{ kind: 'kit', givenOn: day('2020-01-01') }];
    const { household } = createPerson();
    const person = createPerson({ household: { ...household, aid, aidPartly: true }, bankStanding: 'clear' });
    const asked = (opportunity: OpportunityFacts) => {
      const { blocks, checks } = evaluateGates(person, opportunity, {
        ...createContext(),
        ...aidRule('forbids', {}),
      });
      expect(blocks).toEqual([]);
      return checks.map(({ question }) => question.code);
    };
    expect(asked(createKit())).toEqual(['ask.kit-received']);
    expect(asked(createLoan())).toEqual(['ask.loans']);
    expect(asked(createOpportunity())).toEqual(['ask.aid']);
  });

  it('asks for nothing where nothing would decide', () => {
    const plain = createOpportunity({ workplace: 'home', skills: [] });
    expect(evaluateGates(unknown, plain, createContext()).checks).toEqual([]);
  });

  it('asks where the work is, of the distance and of the circle alike', () => {
    const { blocks, checks } = evaluateGates(
      supervised(),
      createOpportunity({ place: undefined }),
      createContext(),
    );
    expect(blocks).toEqual([]);
    expect(checks.map(({ gate, question }) => [gate, question.code])).toEqual([
      ['commute', 'ask.opportunity-place'],
      ['supervision', 'ask.opportunity-place'],
    ]);
  });

  it('asks the custody of a released person, never of a relative', () => {
    expect(standing('custody', { person: createReleased({ custody: null }) }).check).toBe('ask.custody');
    expect(standing('custody', { person: createPerson() }).check).toBeUndefined();
  });

  it('asks a released person of whom it is unknown about restrictions, where any of them would bar', () => {
    const asked = createReleased({ restrictions: undefined });
    const barring = createOpportunity({ barredBy: ['driving'] });
    const { checks, blocks } = evaluateGates(asked, barring, createContext());
    expect(blocks).toEqual([]);
    expect(checks).toEqual([
      { gate: 'restriction', question: { code: 'ask.restrictions', values: { codes: ['driving'] } } },
    ]);
    expect(evaluateGates(asked, createOpportunity(), createContext()).checks).toEqual([]);
    expect(evaluateGates(createReleased(), barring, createContext()).checks).toEqual([]);
    expect(evaluateGates(createPerson(), barring, createContext()).checks).toEqual([]);
  });

  it.each([
    ['job', true, ['commute', 'home-only']],
    ['job', undefined, ['commute', 'home-only']],
    ['training', false, ['commute']],
    ['kit', true, []],
    ['loan-programme', undefined, []],
  ] as const)(
    'asks of a %s without a workplace where it is done (home only: %s)',
    (kind, homeOnly, asked) => {
      const person = createPerson({ availability: { ...free, homeOnly } });
      const opportunity = createOpportunity({ kind, workplace: undefined });
      const { blocks, checks } = evaluateGates(person, opportunity, createContext());
      expect(blocks).toEqual([]);
      expect(checks.map(({ gate, question }) => [gate, question.code])).toEqual(
        asked.map((gate) => [gate, 'ask.workplace']),
      );
    },
  );

  it('asks for the trade of a kit, where the last one was for a trade and less than 24 months ago', () => {
    const kit = createKit({ iscoCode: undefined });
    const givenOn = (date: string) =>
      standing('prior-aid', {
        person: withAid({ kind: 'kit', givenOn: day(date), iscoCode: '7531' }),
        opportunity: kit,
      });
    expect([givenOn('2024-11-23').block, givenOn('2024-11-23').check]).toEqual([undefined, 'ask.kit-trade']);
    expect([givenOn('2024-11-22').block, givenOn('2024-11-22').check]).toEqual([undefined, undefined]);
    const plain = withAid(
      { kind: 'kit', givenOn: day('2026-01-01') },
      { kind: 'kit', givenOn: day('2026-01-01'), iscoCode: '7531' },
    );
    expect(standing('prior-aid', { person: plain, opportunity: kit }).block?.unlock).toEqual({
      kind: 'wait-until',
      date: day('2028-01-01'),
    });
  });

  it('asks whether work is insured where a rule turns on it', () => {
    const { block, check } = standing('other-aid', {
      person: withAid(stipend),
      opportunity: createOpportunity({ insured: undefined }),
      ctx: aidRule('forfeits', { insured: true }),
    });
    expect([block, check]).toEqual([undefined, 'ask.insured']);
  });
});

function loanOf(): NonNullable<OpportunityFacts['loan']> {
  return { capRial: 1, termMonths: 12, guarantors: 0, administeredBy: 'own-fund', fundCode: 'fund-a' };
}

describe('gates together', () => {
  it('never lets a relative inherit what binds the prisoner', () => {
    const bound = { ...supervised({ radiusKm: 1 }), restrictions: [{ code: 'driving', until: undefined }] };
    const opportunity = createOpportunity({ barredBy: ['driving'], workplace: 'mobile' });
    const gatesOf = (person: PersonFacts) =>
      evaluateGates(person, opportunity, createContext()).blocks.map(({ gate }) => gate);
    expect(gatesOf(bound)).toEqual(['restriction', 'supervision']);
    expect(gatesOf({ ...bound, kind: 'family' })).toEqual([]);
  });

  it('lets flexible hours pass hours, caring and the permitted hours', () => {
    const person = createReleased({
      ...supervised({ permittedFrom: '09:00', permittedTo: '10:00' }),
      availability: { ...free, hours: [{ days: ['sat'], from: '09:00', to: '10:00' }] },
      caring: { atHomeFrom: '00:00', atHomeTo: '24:00', until: undefined, covered: [] },
    });
    expect(evaluateGates(person, createOpportunity({ hours: [] }), createContext()).blocks).toEqual([]);
  });

  it('waits for the last of several bars, and adds to a choice the day on which the others lapse', () => {
    const ctx = createContext({
      aidRules: [
        { code: 'a', aid: 'grant', opportunityKind: 'job', effect: 'forbids', when: { withinMonths: 12 } },
        { code: 'b', aid: 'stipend', opportunityKind: 'job', effect: 'forfeits', when: {} },
      ],
    });
    const grant = (givenOn: string) => ({ kind: 'grant', givenOn: day(givenOn) });
    const waits = standing('other-aid', { person: withAid(grant('2026-01-01'), grant('2026-03-01')), ctx });
    expect(waits.block?.unlock).toEqual({ kind: 'wait-until', date: day('2027-03-01') });
    const both = standing('other-aid', { person: withAid(stipend, grant('2026-01-01')), ctx });
    expect(both.block?.unlock).toEqual({
      kind: 'choose',
      keep: 'job',
      lose: 'stipend',
      loses: ['stipend'],
      notBefore: day('2027-01-01'),
    });
  });

  it('judges as of the start where that is later than today, but opening as of today', () => {
    const person = createReleased({ restrictions: [{ code: 'driving', until: inDays(5) }] });
    const opportunity = createOpportunity({ barredBy: ['driving'], startOn: inDays(6), opensOn: inDays(2) });
    expect(evaluateGates(person, opportunity, createContext()).blocks.map(({ gate }) => gate)).toEqual([
      'closed',
    ]);
  });
});
