import { ok, type Result } from '../../kernel/result.ts';
import { benefactorsPart, followAward } from './award-of-sponsorship.ts';
import type { Step } from './change-one-sponsorship.ts';
import type { SponsorshipState } from './sponsorship.rules.ts';
import type { EventRecord } from './sponsorship-record.rules.ts';
import { putShares, type SponsorshipChanges } from './sponsorship-writes.repo.ts';

/** Puts back what followed from a step; what it posted is reversed beside it. */
export type Back = (step: Step, last: EventRecord) => Promise<Result<SponsorshipChanges>>;
export const stateBefore = ({ details }: EventRecord): SponsorshipState =>
  details.stateBefore as SponsorshipState;

/** Steps that only moved money: the reversal is all. */
export const moneyAlone: Back = async () => ok({});

/** What was set aside and what the award said before a step. */
interface Before {
  readonly priceRial: number;
  readonly contingencyRial?: number;
  readonly portions: readonly { readonly fundId: string; readonly amountRial: number }[];
  readonly contingency?: readonly { readonly fundId: string; readonly rial: number }[];
}

/** Shares, price and award are again as they were before a step. */
export const moneyBefore: Back = async (step, last) => {
  const { change, sponsorship } = step;
  const before = last.details.before as Before;
  const shares = before.portions.map(({ fundId, amountRial }) => {
    const share = sponsorship.shares.find((one) => one.fundId === fundId);
    if (!share) throw new Error('a share of before is not there');
    const contingency = before.contingency?.find((one) => one.fundId === fundId);
    return {
      ...share,
      amountRial,
      contingencyRial: contingency?.rial ?? share.contingencyRial,
      releasedAt: null,
    };
  });
  await putShares(
    change.tx,
    sponsorship.id,
    shares.map(({ fundId, pledgeId, kind, amountRial, contingencyRial }) => ({
      fundId,
      pledgeId,
      kind,
      amountRial,
      contingencyRial,
    })),
  );
  const { priceRial, contingencyRial = sponsorship.contingencyRial } = before;
  await followAward(step, 'award.edit', { amountRial: priceRial, benefactorRial: benefactorsPart(shares) });
  return ok({ priceRial, contingencyRial });
};
