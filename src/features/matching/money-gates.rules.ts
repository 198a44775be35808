import { addMonths, type LocalDate } from '../../kernel/calendar.ts';
import type { HouseholdAid } from '../people/person-facts.rules.ts';
import { type AidFinding, appliesAny, findingsOf, rulesInPlay } from './aid.rules.ts';
import { judgedOn, type Unlock } from './match.rules.ts';
import { blocked, check, type GateOutcome, type GateRule } from './outcome.rules.ts';
import type { Detail } from './sayings.rules.ts';

/** A household gets one starting kit in this many months, unless it is for another trade. */
const monthsBetweenKits = 24;

function later(a: LocalDate | undefined, b: LocalDate): LocalDate {
  return a === undefined || b > a ? b : a;
}

/** Restocking, and replacing what was stolen or broke, are excepted. */
export const priorAidGate: GateRule = (person, opportunity, ctx) => {
  if (opportunity.kind !== 'kit' || (opportunity.kit?.purpose ?? 'start') !== 'start') return 'pass';
  const { aid, aidPartly } = person.household;
  const askWhich = check('prior-aid', { code: 'ask.kit-received', values: {} });
  if (aid === undefined) return askWhich;
  const asOf = judgedOn(opportunity, ctx.today);
  const unitGroup = opportunity.iscoCode?.slice(0, 4);
  let until: LocalDate | undefined;
  let dateUnknown = false;
  let tradeUnknown = false;
  for (const { kind, givenOn, iscoCode } of aid) {
    if (kind !== 'kit') continue;
    const isOtherTrade = iscoCode !== undefined && iscoCode.slice(0, 4) !== unitGroup;
    if (isOtherTrade && unitGroup !== undefined) continue;
    const end = givenOn && addMonths(givenOn, monthsBetweenKits);
    if (end === undefined) dateUnknown = true;
    else if (asOf >= end) continue;
    else if (isOtherTrade) tradeUnknown = true;
    else until = later(until, end);
  }
  if (until !== undefined)
    return blocked(
      'prior-aid',
      { code: 'prior-aid.recent', values: { until } },
      { kind: 'wait-until', date: until },
    );
  if (dateUnknown) return check('prior-aid', { code: 'ask.kit-date', values: {} });
  if (aidPartly) return askWhich;
  return tradeUnknown ? check('prior-aid', { code: 'ask.kit-trade', values: {} }) : 'pass';
};

type Applies = Extract<AidFinding, { kind: 'applies' }>;

function lapses(finding: Applies): finding is Applies & { readonly until: LocalDate } {
  return finding.rule.effect === 'forbids' && finding.until !== undefined;
}

/** One unlock that opens the gate whole: all aid to be given up and, where a bar only lapses with time, that day. */
function wayOut(findings: readonly Applies[], keep: Applies['rule']['opportunityKind']): Unlock | null {
  const loses = [...new Set(findings.filter((f) => !lapses(f)).map(({ aid }) => aid.kind))];
  let date: LocalDate | undefined;
  for (const finding of findings)
    if (lapses(finding) && !loses.includes(finding.aid.kind)) date = later(date, finding.until);
  // What has lapsed by the day that must be waited for anyway need not be given up.
  const waited = date;
  const given = loses.filter(
    (aidKind) =>
      waited === undefined ||
      !findings.every(({ aid, until }) => aid.kind !== aidKind || (until !== undefined && until <= waited)),
  );
  const [lose] = given;
  if (lose !== undefined)
    return { kind: 'choose', keep, lose, loses: given, ...(date === undefined ? {} : { notBefore: date }) };
  return date === undefined ? null : { kind: 'wait-until', date };
}

function detailOf({ rule, aid, until }: Applies): Detail {
  const aids = [aid.kind];
  const kind = rule.opportunityKind;
  if (rule.effect === 'forfeits') return { code: 'other-aid.lost', values: { aids, kind } };
  return until === undefined
    ? { code: 'other-aid.barred', values: { aids, kind } }
    : { code: 'other-aid.not-yet', values: { aids, until } };
}

/** Every bar has a way out: aid can be given up, or the bar lapses. */
const someAid = blocked(
  'other-aid',
  { code: 'other-aid.lost', values: { aids: [], kind: 'job' } },
  { kind: 'choose', keep: 'job', lose: '', loses: [] },
);

export const otherAidGate: GateRule = (person, opportunity, ctx) => {
  if (rulesInPlay(ctx.aidRules, opportunity).length === 0) return 'pass';
  const { aid, aidPartly } = person.household;
  const askWhich = check('other-aid', { code: 'ask.aid', values: {} });
  if (aid === undefined) return askWhich;
  if (aid.length === 0) return 'pass';
  const asOf = judgedOn(opportunity, ctx.today);
  if (ctx.briefly) return appliesAny(ctx.aidRules, aid, opportunity, asOf) ? someAid : 'pass';
  const kept = aid.filter(({ waived }) => waived !== true);
  const findings = findingsOf(ctx.aidRules, kept, opportunity, asOf);
  const applying = findings.filter((finding) => finding.kind === 'applies');
  const [first] = applying;
  if (first) return blocked('other-aid', detailOf(first), wayOut(applying, opportunity.kind));
  const unknown = findings.find((finding) => finding.kind === 'unknown');
  if (unknown) return check('other-aid', unknown.question);
  return aidPartly ? askWhich : 'pass';
};

/** `loan` and the kinds of loan in the reference data (`loan-employment`, `loan-other`). */
export function isLoan({ kind }: HouseholdAid): boolean {
  return kind === 'loan' || kind.startsWith('loan-');
}

/** Only what is owed to the programme's own fund stands in the way. */
export const loanActiveGate: GateRule = (person, { kind, loan }) => {
  const fundCode = loan?.fundCode;
  if (kind !== 'loan-programme' || fundCode === undefined) return 'pass';
  const { aid, aidPartly } = person.household;
  const askWhich = check('loan-active', { code: 'ask.loans', values: {} });
  if (aid === undefined) return askWhich;
  let remainingRial = 0;
  let unknown: GateOutcome = aidPartly ? askWhich : 'pass';
  for (const loanHeld of aid) {
    const { remainingRial: owed } = loanHeld;
    if (!isLoan(loanHeld) || owed === 0) continue;
    if (loanHeld.fundCode === undefined)
      unknown = check('loan-active', { code: 'ask.loan-fund', values: {} });
    else if (loanHeld.fundCode === fundCode) {
      if (owed === undefined) unknown = check('loan-active', { code: 'ask.loan-remaining', values: {} });
      else remainingRial += owed;
    }
  }
  if (remainingRial === 0) return unknown;
  return blocked(
    'loan-active',
    { code: 'loan-active.owing', values: { remainingRial } },
    { kind: 'repay-first', remainingRial },
  );
};

export const guarantorGate: GateRule = (person, { kind, loan }) => {
  const asked = loan?.guarantors ?? 0;
  if (kind !== 'loan-programme' || asked === 0) return 'pass';
  const { guarantors: have } = person;
  if (have === undefined) return check('guarantor', { code: 'ask.guarantors', values: { asked } });
  if (have >= asked) return 'pass';
  return blocked(
    'guarantor',
    { code: 'guarantor.too-few', values: { asked, have } },
    { kind: 'find-guarantor', count: asked - have },
  );
};

export const bankStandingGate: GateRule = (person, { kind }) => {
  if (kind !== 'loan-programme') return 'pass';
  const { bankStanding: standing } = person;
  if (standing === 'clear') return 'pass';
  if (standing === undefined) return check('bank-standing', { code: 'ask.bank-standing', values: {} });
  return blocked(
    'bank-standing',
    { code: 'bank-standing.not-clear', values: { standing } },
    { kind: 'clear-standing' },
  );
};
