import { formatRial } from '../../kernel/persian.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { type AccountKey, keptSides } from './ledger.rules.ts';
import { closedYearWords, missingWords } from './ledger-refusals.text.ts';

/** Why nothing was posted: an account would be overdrawn, or the year is closed. */
export type PostRefusal =
  | { readonly kind: 'overdrawn'; readonly account: AccountKey; readonly missingRial: number }
  | { readonly kind: 'closed-year' };

/** A refusal of the ledger as people read it (409): what is missing, and what to do. */
export function refusalProblem(refusal: PostRefusal): Problem {
  if (refusal.kind === 'closed-year')
    return problem('conflict', { detail: closedYearWords, extra: { reason: 'closed-year' } });
  const { account, missingRial } = refusal;
  if (keptSides[account.kind] === undefined) throw new Error(`${account.kind} cannot be overdrawn`);
  return problem('conflict', {
    detail: missingWords[account.kind]({
      fa: formatRial(missingRial, 'fa'),
      en: formatRial(missingRial, 'en'),
    }),
    extra: { reason: 'overdrawn', account: account.kind, missingRial },
  });
}
