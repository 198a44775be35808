import { minutes, type WeekSlot } from '../../kernel/week.ts';
import type { Contract, OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts, Wish } from '../people/person-facts.rules.ts';
import { findingsOf } from './aid.rules.ts';
import { judgedOn, type MatchContext, type Part, type PartName, partNames } from './match.rules.ts';
import { levelOf } from './paper-gates.rules.ts';
import { distanceBetween, isAway, isLodged } from './retrieve.rules.ts';
import type { Reason } from './sayings.rules.ts';
import { weekOf } from './week-of.rules.ts';

/** A part's worth, 0–1, and why. */
interface Worth {
  readonly value: number;
  readonly because: readonly Reason[];
}
/** Undefined = the part does not apply to this pair. */
type PartRule = (person: PersonFacts, opportunity: OpportunityFacts, ctx: MatchContext) => Worth | undefined;

/** Hours of a full week by the labour law, taken where hours are flexible. */
const fullWeekHours = 44;
const usefulWeight = 0.4;

function worth(value: number, ...because: readonly Reason[]): Worth {
  return { value, because };
}

const unknownWorth = 0.5;

/** Nothing to compare counts as half, and says so. */
function halfFor(reason: Reason): Worth {
  return worth(unknownWorth, reason);
}

type Skills = NonNullable<PersonFacts['skills']>;

/** What counts of a skill: its own level, or half that of the best related one. */
function countingLevel(skillId: string, own: number, skills: Skills, ctx: MatchContext): number {
  let have = own;
  const related = ctx.relatedSkills(skillId);
  // People have few skills, skills have many relatives.
  for (const skill of skills) if (related.includes(skill.skillId)) have = Math.max(have, skill.level / 2);
  return have;
}

/** Share of one requirement that is met, a related skill counting at half its level. */
function skillShare(skillId: string, need: number, skills: Skills, ctx: MatchContext): number {
  const own = levelOf(skillId, skills);
  return own >= need ? 1 : Math.min(1, countingLevel(skillId, own, skills, ctx) / need);
}

function skillReason(skillId: string, need: number, skills: Skills, ctx: MatchContext): Reason {
  const own = levelOf(skillId, skills);
  if (own >= need) return { code: 'skills.met', values: { skillId } };
  const have = countingLevel(skillId, own, skills, ctx);
  if (have > own) {
    const relatedId = ctx.relatedSkills(skillId).find((id) => levelOf(id, skills) / 2 === have) ?? skillId;
    return { code: 'skills.related', values: { skillId, relatedId } };
  }
  return own > 0
    ? { code: 'skills.partly', values: { skillId, have: own, need } }
    : { code: 'skills.missing', values: { skillId } };
}

const skillsPart: PartRule = ({ skills }, opportunity, ctx) => {
  if (opportunity.skills.length === 0) return halfFor({ code: 'skills.none-asked', values: {} });
  if (skills === undefined) return halfFor({ code: 'skills.unknown', values: {} });
  let sum = 0;
  let total = 0;
  const because: Reason[] = [];
  for (const { skillId, level, importance } of opportunity.skills) {
    const weight = importance === 'essential' ? 1 : usefulWeight;
    const need = Math.max(1, level);
    sum += weight * skillShare(skillId, need, skills, ctx);
    total += weight;
    // Reasons are read of the few that are shown.
    if (!ctx.briefly) because.push(skillReason(skillId, need, skills, ctx));
  }
  return worth(sum / total, ...because);
};

/** ISCO-08: 4 digits name a unit group, 3 a minor group, 2 a sub-major group. */
function sharesGroup(a: string, b: string, digits: 2 | 3 | 4): boolean {
  return a.slice(0, digits) === b.slice(0, digits);
}

/** Undefined where a wish for a trade meets an opportunity whose trade is not known. */
function wishWorth(wish: Wish, { kind, iscoCode }: OpportunityFacts): Worth | undefined {
  if (wish.kind !== undefined)
    return wish.kind === kind
      ? worth(1, { code: 'wish.kind', values: { kind } })
      : worth(0, { code: 'wish.unmatched', values: {} });
  if (iscoCode === undefined) return undefined;
  if (sharesGroup(wish.iscoCode, iscoCode, 4)) return worth(1, { code: 'wish.same', values: { iscoCode } });
  if (sharesGroup(wish.iscoCode, iscoCode, 3)) return worth(0.6, { code: 'wish.near', values: { iscoCode } });
  return worth(0, { code: 'wish.unmatched', values: {} });
}

const wishPart: PartRule = ({ wishes }, opportunity) => {
  if (wishes.length === 0) return halfFor({ code: 'wish.none', values: {} });
  return (
    best(wishes.map((wish) => wishWorth(wish, opportunity))) ??
    halfFor({ code: 'wish.trade-unknown', values: {} })
  );
};

/** The first of the highest; undefined where nothing could be compared. */
function best(worths: readonly (Worth | undefined)[]): Worth | undefined {
  let top: Worth | undefined;
  for (const each of worths) if (each && (top === undefined || each.value > top.value)) top = each;
  return top;
}

/** Monthly rials of aid that would be lost; giving it up in writing (`waived`) makes the loss no smaller. */
export function aidLost(
  { household: { aid: aids = [] } }: PersonFacts,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
): { readonly aids: readonly string[]; readonly lostRial: number } {
  if (aids.length === 0) return { aids: [], lostRial: 0 };
  if (!aids.some(({ monthlyRial }) => (monthlyRial ?? 0) > 0)) return { aids: [], lostRial: 0 };
  const lost = new Set(
    findingsOf(ctx.aidRules, aids, opportunity, judgedOn(opportunity, ctx.today))
      .filter((finding) => finding.kind === 'applies')
      .filter(({ rule, aid }) => rule.effect === 'forfeits' && (aid.monthlyRial ?? 0) > 0)
      .map(({ aid }) => aid),
  );
  return {
    aids: [...new Set([...lost].map(({ kind }) => kind))],
    lostRial: [...lost].reduce((sum, { monthlyRial }) => sum + (monthlyRial ?? 0), 0),
  };
}

/** What a household lacks a month, in rials. */
const gapOf = (floorRial: number, dependants: number, householdRial: number): number =>
  Math.max(0, floorRial * (1 + 0.5 * dependants) - householdRial);
const netOf = (incomeRial: number, lostRial: number): number => Math.max(0, incomeRial - lostRial);
const shareOfGap = (netRial: number, gapRial: number): number => Math.min(1, netRial / gapRial);

/** The worth of `income` by its numbers alone, monthly rials; NaN = unknown. */
export function incomeWorth(
  floorRial: number,
  dependants: number,
  householdRial: number,
  incomeRial: number,
  lostRial: number,
): number {
  const gapRial = gapOf(floorRial, dependants, householdRial);
  if (Number.isNaN(gapRial)) return unknownWorth;
  if (gapRial === 0) return 1;
  return Number.isNaN(incomeRial) ? unknownWorth : shareOfGap(netOf(incomeRial, lostRial), gapRial);
}

const incomePart: PartRule = (person, opportunity, ctx) => {
  const { dependants, monthlyIncomeRial: householdRial } = person.household;
  if (ctx.floorRial === undefined) return halfFor({ code: 'income.floor-unknown', values: {} });
  if (dependants === undefined || householdRial === undefined)
    return halfFor({ code: 'income.household-unknown', values: {} });
  const gapRial = gapOf(ctx.floorRial, dependants, householdRial);
  if (gapRial === 0) return worth(1, { code: 'income.no-gap', values: {} });
  if (opportunity.monthlyIncomeRial === undefined) return halfFor({ code: 'income.unknown', values: {} });
  const { aids, lostRial } = aidLost(person, opportunity, ctx);
  const netRial = netOf(opportunity.monthlyIncomeRial, lostRial);
  const value = shareOfGap(netRial, gapRial);
  const reason: Reason =
    value === 1
      ? { code: 'income.covers', values: { netRial } }
      : { code: 'income.part', values: { netRial, share: value } };
  return lostRial === 0
    ? worth(value, reason)
    : worth(value, reason, { code: 'income.less-aid', values: { aids, lostRial } });
};

const commutePart: PartRule = (person, opportunity) => {
  if (!isAway(opportunity) || isLodged(opportunity)) return undefined;
  const km = distanceBetween(person, opportunity);
  const limitKm = person.availability.maxCommuteKm;
  if (km === undefined || limitKm === undefined) return halfFor({ code: 'commute.unknown', values: {} });
  return worth(commuteWorth(km, limitKm), { code: 'commute.distance', values: { km, limitKm } });
};

/** The worth of `commute` by its numbers alone, in km; NaN = unknown. */
export function commuteWorth(km: number, limitKm: number): number {
  if (Number.isNaN(km) || Number.isNaN(limitKm)) return unknownWorth;
  if (limitKm <= 0) return km === 0 ? 1 : 0;
  return Math.max(0, 1 - km / limitKm);
}

function weeklyHours(slots: readonly WeekSlot[]): number {
  return slots.length === 0 ? fullWeekHours : minutes(weekOf(slots)) / 60;
}

const hoursPart: PartRule = ({ availability: { hours } }, opportunity) => {
  const { workplace, kind } = opportunity;
  const isMoneyAlone = workplace === undefined && (kind === 'kit' || kind === 'loan-programme');
  if (workplace === 'home' || isMoneyAlone) return undefined;
  if (hours === undefined) return halfFor({ code: 'hours.unknown', values: {} });
  const offered = weeklyHours(opportunity.hours);
  const givable = weeklyHours(hours);
  const longer = Math.max(offered, givable);
  return worth(
    longer === 0 ? 1 : Math.min(offered, givable) / longer,
    opportunity.hours.length === 0
      ? { code: 'hours.flexible', values: { givable } }
      : { code: 'hours.compared', values: { offered, givable } },
  );
};

function experienceWorth(had: { iscoCode: string; years: number }, opportunity: OpportunityFacts): Worth {
  const { iscoCode = '', years: asked } = opportunity;
  const share = asked > 0 ? Math.min(1, had.years / asked) : 1;
  const values = { iscoCode: had.iscoCode, years: had.years, asked };
  if (sharesGroup(had.iscoCode, iscoCode, 4)) return worth(share, { code: 'experience.same', values });
  if (sharesGroup(had.iscoCode, iscoCode, 3)) return worth(0.6 * share, { code: 'experience.near', values });
  if (sharesGroup(had.iscoCode, iscoCode, 2)) return worth(0.3 * share, { code: 'experience.field', values });
  return worth(0, { code: 'experience.none', values: {} });
}

const experiencePart: PartRule = ({ experience }, opportunity) => {
  if (opportunity.iscoCode === undefined) return halfFor({ code: 'experience.trade-unknown', values: {} });
  if (experience === undefined) return halfFor({ code: 'experience.unknown', values: {} });
  return (
    best(experience.map((had) => experienceWorth(had, opportunity))) ??
    worth(0, { code: 'experience.none', values: {} })
  );
};

const contractWorth: Readonly<Record<Contract, number>> = { permanent: 1, fixed: 0.7, own: 0.5, casual: 0.2 };

const stabilityPart: PartRule = (_person, { insured, contract }) => {
  const insurance = insured === undefined ? 0.5 : Number(insured);
  return worth(
    0.5 * insurance + 0.5 * (contract === undefined ? 0.5 : contractWorth[contract]),
    insured === undefined
      ? { code: 'stability.insurance-unknown', values: {} }
      : { code: insured ? 'stability.insured' : 'stability.not-insured', values: {} },
    contract === undefined
      ? { code: 'stability.contract-unknown', values: {} }
      : { code: 'stability.contract', values: { contract } },
  );
};

const marketWorth: Readonly<Record<NonNullable<NonNullable<OpportunityFacts['kit']>['market']>, number>> = {
  contract: 1,
  'anchor-firm': 0.8,
  'local-demand': 0.5,
  none: 0,
};

const marketPart: PartRule = (_person, { kind, kit }) => {
  if (kind !== 'kit') return undefined;
  const buyers = kit?.buyers;
  if (buyers?.some(({ firm }) => firm)) return worth(1, { code: 'market.firm-buyer', values: {} });
  // A named buyer who is not firm yet counts whole, unless whoever knows the market says otherwise.
  if (kit?.market === undefined && buyers && buyers.length > 0)
    return worth(1, { code: 'market.named-buyer', values: {} });
  const market = kit?.market ?? (buyers ? 'none' : undefined);
  if (market === undefined) return halfFor({ code: 'market.unknown', values: {} });
  return worth(marketWorth[market], { code: `market.${market}`, values: {} });
};

/** Sex, religion and offence are never inputs of any of these. */
const partRules: Readonly<Record<PartName, PartRule>> = {
  skills: skillsPart,
  wish: wishPart,
  income: incomePart,
  commute: commutePart,
  hours: hoursPart,
  experience: experiencePart,
  stability: stabilityPart,
  market: marketPart,
};

/** The worth of one part, 0–1; undefined = it does not apply to this pair. */
export function worthOf(
  part: PartName,
  person: PersonFacts,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
): number | undefined {
  return partRules[part](person, opportunity, ctx)?.value;
}

/**
 * The score by the worths alone, in the order of `partNames` (NaN = does not apply): the same steps in the same order as
 * `scoreParts` and `scoreOf`, so that not even the last bit differs.
 */
export function scoreOfWorths(worths: ArrayLike<number>, weights: ArrayLike<number>): number {
  let total = 0;
  let applying = 0;
  for (let i = 0; i < partNames.length; i++) {
    if (Number.isNaN(worths[i])) continue;
    total += weights[i] ?? 0;
    applying += 1;
  }
  let sum = 0;
  for (let i = 0; i < partNames.length; i++) {
    const worth = worths[i] ?? Number.NaN;
    if (Number.isNaN(worth)) continue;
    sum += (total > 0 ? (weights[i] ?? 0) / total : 1 / applying) * worth;
  }
  return Math.min(1, sum);
}

/** The parts that apply, weights renormalised to 1 (all alike should every one of them weigh nothing). */
export function scoreParts(
  person: PersonFacts,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
): readonly Part[] {
  const applying: { readonly part: PartName; readonly weight: number; readonly worth: Worth }[] = [];
  let total = 0;
  for (const part of partNames) {
    const found = partRules[part](person, opportunity, ctx);
    if (found === undefined) continue;
    const weight = ctx.weights.parts[part];
    total += weight;
    applying.push({ part, weight, worth: found });
  }
  return applying.map(({ part, weight, worth: { value, because } }) => ({
    part,
    weight: total > 0 ? weight / total : 1 / applying.length,
    value,
    because,
  }));
}

/** Σ weight × value, 0–1. */
export function scoreOf(parts: readonly Part[]): number {
  return Math.min(
    1,
    parts.reduce((sum, { weight, value }) => sum + weight * value, 0),
  );
}

/** What speaks most for a pair: parts worth more than "nothing to compare", the heaviest contribution first. */
export function strongestParts(parts: readonly Part[], count: number): readonly Part[] {
  return parts
    .filter(({ value }) => value > 0.5)
    .sort((a, b) => b.weight * b.value - a.weight * a.value)
    .slice(0, count);
}
