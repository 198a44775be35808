import { fundBalance, ownFund } from '../ledger/funds.repo.ts';
import type { Step } from './change-one-sponsorship.ts';
import type { Portion } from './entries.rules.ts';
import { portionsOf } from './payers.repo.ts';
import { divide } from './payers.rules.ts';

/**
 * What goes back to each fund where a kit reaches no family: what is set aside now, less what the step itself takes off
 * (`less`), and of the pooled contingency what is still there; repairs may have used some.
 */
export async function moneyBackOf(
  { change: { tx }, deps, sponsorship }: Pick<Step, 'change' | 'deps' | 'sponsorship'>,
  withContingency: boolean,
  less: { readonly parts: readonly Portion[]; readonly contingencyRial: number } = {
    parts: [],
    contingencyRial: 0,
  },
): Promise<{
  readonly back: readonly (Portion & { readonly contingencyRial: number })[];
  readonly contingencyFundId: string;
  readonly contingencyRial: number;
}> {
  const { id, organisationId, shares } = sponsorship;
  const contingencyFundId = await ownFund(tx, deps, organisationId, 'contingency');
  const asked = withContingency ? shares.reduce((sum, { contingencyRial }) => sum + contingencyRial, 0) : 0;
  const contingencyRial = Math.max(
    0,
    Math.min(asked, (await fundBalance(tx, contingencyFundId)) - less.contingencyRial),
  );
  const parts =
    asked === 0
      ? []
      : divide(
          contingencyRial,
          shares.map((share) => share.contingencyRial),
        );
  const portions = await portionsOf(tx, id);
  const held = (fundId: string, of: readonly Portion[]) =>
    of.find((one) => one.fundId === fundId)?.amountRial ?? 0;
  const funds = [
    ...new Set([...shares.map(({ fundId }) => fundId), ...portions.map(({ fundId }) => fundId)]),
  ];
  const back = funds.map((fundId) => ({
    fundId,
    amountRial: held(fundId, portions) - held(fundId, less.parts),
    contingencyRial: parts[shares.findIndex((share) => share.fundId === fundId)] ?? 0,
  }));
  return {
    back: back.filter((one) => one.amountRial + one.contingencyRial > 0),
    contingencyFundId,
    contingencyRial,
  };
}
