import { formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { PublicOpportunity } from './opportunity-view.rules.ts';
import { opportunityWords } from './opportunity-words.text.ts';

/** What a month brings, or how large the loan may be, in tomans; undefined where pay is no matter, as of a course. */
export function payInTomans(
  { kind, loan, monthlyIncomeRial }: PublicOpportunity,
  lang: Lang,
): string | undefined {
  if (loan) return `${opportunityWords.loanUpTo[lang]} ${formatToman(loan.capRial, lang)}`;
  if (monthlyIncomeRial !== null)
    return `${formatToman(monthlyIncomeRial, lang)} ${opportunityWords.perMonth[lang]}`;
  return kind === 'training' ? undefined : opportunityWords.payUnknown[lang];
}
