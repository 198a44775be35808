import { and, eq } from 'drizzle-orm';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { fund } from '../../schema/ledger.ts';
import { campaign } from '../../schema/pledges.ts';
import { fundTitle } from './fund.rules.ts';
import { findFund } from './fund-list.repo.ts';
import { unnamedBenefactor } from './statement.rules.ts';
import type { StatementOf } from './statements.repo.ts';

/**
 * What a statement is of, in words; undefined where the organisation has no fund of it (or, of a campaign, none exists).
 * A benefactor is named only where `named`.
 */
export async function statementSubject(
  db: Reader,
  { fundId, benefactorId, campaignId }: StatementOf,
  organisationId: string | undefined,
  named: boolean,
): Promise<Text | undefined> {
  const own = organisationId === undefined ? undefined : eq(fund.organisationId, organisationId);
  if (fundId !== undefined) {
    const found = await findFund(db, organisationId, fundId);
    return found && fundTitle(found);
  }
  if (benefactorId !== undefined) {
    const [found] = await db
      .select({ name: benefactor.name })
      .from(fund)
      .innerJoin(benefactor, eq(benefactor.id, fund.benefactorId))
      .where(and(eq(fund.benefactorId, benefactorId), own))
      .limit(1);
    if (!found) return undefined;
    return named ? { fa: found.name, en: found.name } : unnamedBenefactor;
  }
  const [found] = await db
    .select({ fa: campaign.titleFa, en: campaign.titleEn })
    .from(campaign)
    .where(eq(campaign.id, campaignId ?? ''));
  return found && { fa: found.fa, en: found.en ?? found.fa };
}
