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
  if (monthlyIncomeRial !== null) {
    const pay = `${formatToman(monthlyIncomeRial, lang)} ${opportunityWords.perMonth[lang]}`;
    // What a business of one's own will bring is nobody's promise.
    return kind === 'kit' ? `${opportunityWords.expected[lang]} ${pay}` : pay;
  }
  return kind === 'training' ? undefined : opportunityWords.payUnknown[lang];
}

const mostOfAName = 24;

/** An occupation as people say it; undefined where the classification's name is a list, or longer than anybody says. */
export function everydayName(label: string): string | undefined {
  return label.length > mostOfAName || /[\u060C\u061B,;()/]| \u0648 | and /.test(label) ? undefined : label;
}
