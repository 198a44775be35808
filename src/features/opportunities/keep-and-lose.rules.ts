import type { Text } from '../../kernel/text.ts';
import { rulesInPlay } from '../matching/aid.rules.ts';
import type { AidRule } from '../matching/match.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { PublicOpportunity } from './opportunity-view.rules.ts';

export interface AidWord {
  readonly aid: Text;
  /** The rule in the reference's own words. */
  readonly rule: Text;
  /** What is not known of this opportunity and would decide. */
  readonly unlessSaid?: 'insured' | 'income';
}

export interface KeepAndLose {
  readonly ends: readonly AidWord[];
  /** Aid that stands in this one's way, such as a loan of the same sort. */
  readonly bars: readonly AidWord[];
  /** What one goes on getting: aid that no rule of the reference speaks of here. */
  readonly stays: readonly Text[];
}

/** Aid that was given once: there is nothing of it to keep. */
const givenOnce: ReadonlySet<string> = new Set(['kit', 'loan-employment', 'loan-other', 'grant']);

/** What an opportunity would do to other aid, without knowing whose. */
export function keepAndLose(
  work: PublicOpportunity,
  rules: readonly AidRule[],
  vocabulary: Vocabulary,
): KeepAndLose {
  const { kind, loan } = work;
  const inPlay = rulesInPlay(rules, {
    kind,
    insured: work.insured ?? undefined,
    // What a business will earn is a hope, not a wage: a rule that goes by it may come to apply.
    monthlyIncomeRial: kind === 'kit' ? undefined : (work.monthlyIncomeRial ?? undefined),
    loan: loan ? { ...loan, fundCode: undefined, programme: loan.programme ?? undefined } : undefined,
  });
  const words = (effect: AidRule['effect']) =>
    inPlay
      .filter(({ rule }) => rule.effect === effect)
      .map(({ rule, terms }): AidWord => {
        const text = textOf(vocabulary, 'aid-rules', rule.code);
        const aid = textOf(vocabulary, 'aid-kinds', rule.aid);
        if (terms === 'met') return { aid, rule: text };
        return { aid, rule: text, unlessSaid: terms.code === 'ask.insured' ? 'insured' : 'income' };
      });
  const touched = new Set(inPlay.map(({ rule }) => rule.aid));
  return {
    ends: words('forfeits'),
    bars: words('forbids'),
    stays: vocabulary
      .items('aid-kinds')
      .filter(({ code }) => !touched.has(code) && !givenOnce.has(code))
      .map(({ fa, en }) => ({ fa, en })),
  };
}

function textOf(vocabulary: Vocabulary, catalogue: 'aid-rules' | 'aid-kinds', code: string): Text {
  return { fa: vocabulary.label(catalogue, code, 'fa'), en: vocabulary.label(catalogue, code, 'en') };
}
