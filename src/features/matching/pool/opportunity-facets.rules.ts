import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import { playOf } from '../aid.rules.ts';
import { judgedOn, type MatchContext } from '../match.rules.ts';
import { type Facet, only } from './facet.rules.ts';
import { askedSkillMarks, essentialMarks } from './opportunity-marks.rules.ts';

type Kit = NonNullable<OpportunityFacts['kit']>;
type Loan = NonNullable<OpportunityFacts['loan']>;

const kitWith = (kit: OpportunityFacts['kit'], fields: (kit: Kit) => Partial<Kit>): Kit | undefined =>
  kit && only<Kit>('kit', fields(kit));
const loanWith = (loan: OpportunityFacts['loan'], fields: (loan: Loan) => Partial<Loan>): Loan | undefined =>
  loan && only<Loan>('loan', fields(loan));

/** Whatever starts by today is judged as of today. */
const asOf = (one: Pick<OpportunityFacts, 'startOn'>, ctx: MatchContext) => judgedOn(one, ctx.today);

/**
 * How an opportunity's facts fall apart. `full`, `commute`, `caring`, `supervision` and the parts `commute` and `income` depend on
 * counts, distances and amounts, which the table keeps as numbers. Whatever judges as of the start holds `startOn`.
 */
export const opportunityFacets = {
  window: {
    name: 'window',
    pick: ({ closed, closesOn, opensOn }) => ({ closed, closesOn, opensOn }),
    gates: ['closed'],
  },
  start: {
    name: 'start',
    pick: ({ startOn }) => ({ startOn }),
    gates: ['start-date'],
    reads: (one, _gates, ctx) => [one.startOn === undefined, asOf(one, ctx)],
  },
  site: {
    name: 'site',
    pick: ({ kind, workplace, lodging }) => ({ kind, workplace, lodging }),
    gates: ['home-only'],
  },
  hours: { name: 'hours', pick: ({ hours }) => ({ hours }), gates: ['hours'] },
  shift: {
    name: 'shift',
    pick: ({ kind, workplace, lodging, hours }) => ({ kind, workplace, lodging, hours }),
    gates: [],
    part: 'hours',
  },
  licences: { name: 'licences', pick: ({ licences }) => ({ licences }), gates: ['licence'] },
  documents: { name: 'documents', pick: ({ documents }) => ({ documents }), gates: ['document'] },
  permits: { name: 'permits', pick: ({ permits }) => ({ permits }), gates: ['permit'] },
  /** The gate looks at nothing but what is essential; far fewer lists differ in that. */
  essentials: {
    name: 'essentials',
    pick: ({ skills }) => ({ skills: skills.filter(({ importance }) => importance === 'essential') }),
    gates: ['skill'],
    marks: essentialMarks.of,
  },
  skills: {
    name: 'skills',
    pick: ({ skills }) => ({ skills }),
    gates: [],
    part: 'skills',
    marks: askedSkillMarks.of,
  },
  education: { name: 'education', pick: ({ education }) => ({ education }), gates: ['education'] },
  ages: {
    name: 'ages',
    pick: ({ startOn, minAge, maxAge }) => ({ startOn, minAge, maxAge }),
    gates: ['age'],
    reads: (one, _gates, ctx) => [asOf(one, ctx), one.minAge, one.maxAge],
  },
  reserved: {
    name: 'reserved',
    pick: ({ reservedFor }) => ({ reservedFor }),
    gates: ['reserved'],
  },
  barred: {
    name: 'barred',
    pick: ({ startOn, barredBy }) => ({ startOn, barredBy }),
    gates: ['restriction'],
    reads: (one, _gates, ctx) => [asOf(one, ctx), one.barredBy],
  },
  watched: {
    name: 'watched',
    pick: ({ startOn, workplace, lodging, hours }) => ({ startOn, workplace, lodging, hours }),
    gates: [],
  },
  outside: {
    name: 'outside',
    pick: ({ startOn, workplace, lodging }) => ({ startOn, workplace, lodging }),
    gates: ['custody'],
    reads: (one, _gates, ctx) => [asOf(one, ctx), one.workplace, one.lodging],
  },
  workspace: {
    name: 'workspace',
    pick: ({ kind, workplace, workspaceM2, workspaceNeeds }) => ({
      kind,
      workplace,
      workspaceM2,
      workspaceNeeds,
    }),
    gates: ['workspace'],
  },
  kit: {
    name: 'kit',
    pick: ({ kind, startOn, iscoCode, kit }) =>
      kind === 'kit'
        ? { kind, startOn, iscoCode, kit: kitWith(kit, ({ purpose }) => ({ purpose })) }
        : { kind },
    gates: ['prior-aid'],
  },
  /** What rules about aid ask of an opportunity; also what decides which stipend would be lost. */
  terms: {
    name: 'terms',
    pick: ({ kind, startOn, insured, monthlyIncomeRial, loan }) => ({
      kind,
      startOn,
      insured,
      monthlyIncomeRial,
      loan: loanWith(loan, ({ programme }) => ({ programme })),
    }),
    gates: ['other-aid'],
    reads: (one, _gates, ctx) => playOf(ctx.aidRules, one, judgedOn(one, ctx.today)),
  },
  loan: {
    name: 'loan',
    pick: ({ kind, loan }) => ({
      kind,
      loan: loanWith(loan, ({ fundCode, guarantors }) => ({ fundCode, guarantors })),
    }),
    gates: ['loan-active', 'guarantor', 'bank-standing'],
  },
  sort: { name: 'sort', pick: ({ kind, iscoCode }) => ({ kind, iscoCode }), gates: [], part: 'wish' },
  trade: {
    name: 'trade',
    pick: ({ iscoCode, years }) => ({ iscoCode, years }),
    gates: [],
    part: 'experience',
  },
  contract: {
    name: 'contract',
    pick: ({ insured, contract }) => ({ insured, contract }),
    gates: [],
    part: 'stability',
  },
  market: {
    name: 'market',
    pick: ({ kind, kit }) => ({ kind, kit: kitWith(kit, ({ buyers, market }) => ({ buyers, market })) }),
    gates: [],
    part: 'market',
  },
} as const satisfies Record<string, Facet<OpportunityFacts>>;
