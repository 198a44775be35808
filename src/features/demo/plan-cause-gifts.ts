import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { DemoProvince } from './demo.input.ts';
import type { Dice } from './demo-dice.rules.ts';
import type { GivingRows } from './demo-giving.repo.ts';
import { tenMillion } from './giving-sums.rules.ts';
import type { GivingPlace, GivingTools } from './giving-world.ts';
import { causeInto, type PlannedCause } from './plan-causes.ts';
import type { Pledges, Pot } from './plan-pledges.ts';

/** Writes the causes of an association with the gifts that took their places, hold them or go toward them. */
export function causesInto(
  rows: GivingRows,
  causes: readonly PlannedCause[],
  {
    today,
    dice,
    pots,
    place,
    pledges,
    tools,
    province,
    isFirst,
  }: {
    readonly today: LocalDate;
    readonly dice: Dice;
    readonly pots: ReadonlyMap<string, readonly Pot[]>;
    readonly place: GivingPlace;
    readonly pledges: Pledges;
    readonly tools: GivingTools;
    readonly province: DemoProvince;
    readonly isFirst: boolean;
  },
): void {
  const running = tools.campaigns.find(
    ({ from, to, organisationId }) => organisationId === place.organisationId && from <= today && today <= to,
  );
  causes.forEach((cause, i) => {
    const gift = (key: string, rial: number, madeOn: LocalDate, came: boolean) =>
      pledges.money({
        key: `${key} ${cause.id}`,
        benefactorId: tools.givers.pick(dice, province, madeOn),
        amountRial: rial,
        madeOn,
        earmark: 'cause',
        causeId: cause.id,
        campaignId: running && i < 2 ? running.id : null,
        fallback: 'similar',
        came: came ? [{ on: addDays(madeOn, 2), rial }] : [],
      });
    const paid = gift('held', cause.slotRial, addDays(today, -dice.whole(4, 8)), true);
    const fresh = gift('fresh', cause.slotRial, addDays(today, -dice.whole(1, 2)), false);
    if (isFirst || dice.chance(0.4))
      gift('toward', tenMillion * dice.whole(2, 9), addDays(today, -dice.whole(4, 9)), true);
    causeInto(rows, cause, {
      today,
      verifiedBy: place.approverFor(''),
      campaignId: running && i < 2 ? running.id : null,
      taken: cause.courses.flatMap(({ id }) => {
        const pledgeId = pots.get(id)?.find(({ causeId }) => causeId === cause.id)?.pledgeId;
        return pledgeId ? [{ sponsorshipId: id, pledgeId }] : [];
      }),
      held: [
        ...(paid.pledgeId ? [{ pledgeId: paid.pledgeId, until: null }] : []),
        ...(fresh.pledgeId ? [{ pledgeId: fresh.pledgeId, until: addDays(today, 5) }] : []),
      ],
      open: isFirst && i === 2 ? 1 : dice.whole(2, 4),
    });
  });
}
