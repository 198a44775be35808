import { addMonths, type LocalDate } from '../../kernel/calendar.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { HouseholdAid } from '../people/person-facts.rules.ts';
import type { AidRule } from './match.rules.ts';
import type { Question } from './sayings.rules.ts';

type Terms = Pick<OpportunityFacts, 'kind' | 'insured' | 'monthlyIncomeRial' | 'loan'>;

/** Whether an opportunity meets the terms of a rule; a question where an unknown fact of it would decide. */
export function termsOf(
  { opportunityKind, when }: AidRule,
  { kind, insured, monthlyIncomeRial: income, loan }: Terms,
): 'met' | 'unmet' | Question {
  const asksInsured = when.insured ?? undefined;
  const asksIncome = when.minMonthlyIncomeRial ?? undefined;
  if (kind !== opportunityKind) return 'unmet';
  if (loan?.programme !== undefined && when.exceptProgrammes?.includes(loan.programme)) return 'unmet';
  if (asksInsured !== undefined && insured !== undefined && insured !== asksInsured) return 'unmet';
  if (asksIncome !== undefined && income !== undefined && income < asksIncome) return 'unmet';
  if (asksInsured !== undefined && insured === undefined) return { code: 'ask.insured', values: {} };
  if (asksIncome !== undefined && income === undefined) return { code: 'ask.income', values: {} };
  return 'met';
}

/**
 * Rules as they are under a minimum monthly wage in rials. Where none is on record, rules that speak of it cannot be told
 * to apply, so they are left out.
 */
export function rulesAtWage(rules: readonly AidRule[], wageRial: number | undefined): readonly AidRule[] {
  return rules.flatMap((rule): AidRule[] => {
    const { minMonthlyWages: wages, minMonthlyIncomeRial: stated } = rule.when;
    if (wages === undefined || wages === null) return [rule];
    if (wageRial === undefined) return [];
    const least = Math.max(Math.round(wages * wageRial), stated ?? 0);
    return [{ ...rule, when: { ...rule.when, minMonthlyIncomeRial: least } }];
  });
}

export type AidFinding =
  | {
      readonly kind: 'applies';
      readonly rule: AidRule;
      readonly aid: HouseholdAid;
      readonly until?: LocalDate;
    }
  | { readonly kind: 'unknown'; readonly question: Question };

/** What a rule finds in one aid of its kind; `until` is the first day on which it no longer applies. */
function findingOf(
  rule: AidRule,
  terms: 'met' | Question,
  aid: HouseholdAid,
  asOf: LocalDate,
): AidFinding | undefined {
  const months = rule.when.withinMonths ?? undefined;
  const until =
    months === undefined || aid.givenOn === undefined ? undefined : addMonths(aid.givenOn, months);
  if (until !== undefined && asOf >= until) return undefined;
  if (terms !== 'met') return { kind: 'unknown', question: terms };
  if (months !== undefined && until === undefined)
    return { kind: 'unknown', question: { code: 'ask.aid-date', values: { aid: aid.kind } } };
  return { kind: 'applies', rule, aid, until };
}

/** Of the aid that rules name, what they go by; the day it was given only where one of them lapses. */
export function aidNamed(
  rules: readonly AidRule[],
  aids: readonly HouseholdAid[],
): readonly Pick<HouseholdAid, 'kind' | 'waived' | 'givenOn'>[] {
  return aids.flatMap(({ kind, waived, givenOn }) => {
    const naming = rules.filter(({ aid }) => aid === kind);
    if (naming.length === 0) return [];
    return naming.some(({ when }) => when.withinMonths) ? [{ kind, waived, givenOn }] : [{ kind, waived }];
  });
}

/** What an opportunity brings into play, as text: equal texts, equal findings on one day. */
export function playOf(rules: readonly AidRule[], opportunity: Terms, asOf: LocalDate): unknown {
  const inPlay = rulesInPlay(rules, opportunity);
  const lapses = inPlay.some(({ rule }) => rule.when.withinMonths);
  return [inPlay.map(({ rule, terms }) => [rule.code, terms]), lapses ? asOf : null];
}

interface InPlay {
  readonly rule: AidRule;
  readonly terms: 'met' | Question;
}

const known = new WeakMap<
  Terms,
  { readonly rules: readonly AidRule[]; readonly inPlay: readonly InPlay[] }
>();

/** The rules whose terms an opportunity meets or might meet. Kept with it: it is asked about for thousands of people. */
export function rulesInPlay(rules: readonly AidRule[], opportunity: Terms): readonly InPlay[] {
  const kept = known.get(opportunity);
  if (kept?.rules === rules) return kept.inPlay;
  const inPlay: InPlay[] = [];
  for (const rule of rules) {
    const terms = termsOf(rule, opportunity);
    if (terms !== 'unmet') inPlay.push({ rule, terms });
  }
  known.set(opportunity, { rules, inPlay });
  return inPlay;
}

/** Every rule that applies, or might, to the aid a household has and an opportunity, in the order of the rules. */
export function findingsOf(
  rules: readonly AidRule[],
  aids: readonly HouseholdAid[],
  opportunity: Terms,
  asOf: LocalDate,
): readonly AidFinding[] {
  const findings: AidFinding[] = [];
  for (const { rule, terms } of rulesInPlay(rules, opportunity))
    for (const aid of aids) {
      const finding = aid.kind === rule.aid ? findingOf(rule, terms, aid, asOf) : undefined;
      if (finding) findings.push(finding);
    }
  return findings;
}

/** Whether any rule applies to aid that nobody gave up: as `findingsOf` finds, without telling which. */
export function appliesAny(
  rules: readonly AidRule[],
  aids: readonly HouseholdAid[],
  opportunity: Terms,
  asOf: LocalDate,
): boolean {
  for (const { rule, terms } of rulesInPlay(rules, opportunity)) {
    if (terms !== 'met') continue;
    for (const aid of aids)
      if (
        aid.kind === rule.aid &&
        aid.waived !== true &&
        findingOf(rule, terms, aid, asOf)?.kind === 'applies'
      )
        return true;
  }
  return false;
}
