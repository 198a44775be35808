import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { Intention } from '../pledges/pledge.rules.ts';
import type { CourseShare } from './course-rows.ts';
import type { DemoProvince } from './demo.input.ts';
import { type Dice, diceOf } from './demo-dice.rules.ts';
import { givingWords } from './demo-giving.text.ts';
import { roundUp, tenMillion } from './giving-sums.rules.ts';
import type { GivingPlace, GivingTools, GivingWorld } from './giving-world.ts';
import type { PlannedCause } from './plan-causes.ts';
import type { Course } from './plan-courses.ts';
import type { Wish } from './plan-disclosures.ts';
import type { OwnPots } from './plan-own-funds.ts';
import {
  contingencyOf,
  fallbackBy,
  intentionBy,
  leftOn,
  type Pledges,
  type Pot,
  payable,
} from './plan-pledges.ts';

interface Paying {
  readonly place: GivingPlace;
  readonly world: GivingWorld;
  readonly tools: GivingTools;
  readonly pledges: Pledges;
  readonly province: DemoProvince;
  readonly spare: Pot[];
  readonly own: OwnPots;
  readonly isTold: boolean;
  isMeant(course: Course, cause: PlannedCause | undefined, wishes: readonly Wish[]): boolean;
}

/** Finds who pays a kit: benefactors their part of it, new and waiting gifts, the association's own money the rest. */
export function payers({
  place,
  world,
  tools,
  pledges,
  province,
  spare,
  own,
  isTold,
  isMeant: couldBeMeant,
}: Paying) {
  return (
    course: Course,
    on: LocalDate,
    cause: PlannedCause | undefined,
  ): { shares: readonly CourseShare[]; pots: readonly Pot[] } => {
    const dice = diceOf(`payers of ${course.id}`);
    const shares: CourseShare[] = [];
    const pots: Pot[] = [];
    const take = (pot: Pot, amountRial: number, isKit = false) => {
      const contingencyRial = isKit ? 0 : contingencyOf(amountRial, pot.intention);
      pot.usedRial += amountRial + contingencyRial;
      const { fundId, pledgeId, benefactorId, fallback } = pot;
      shares.push({ fundId, pledgeId, benefactorId, fallback, amountRial, contingencyRial });
      pots.push(pot);
    };
    const madeOn = addDays(on, -dice.whole(9, 34));
    if (course.inKind) {
      const pot = pledges.kit({
        key: `kit ${course.id}`,
        benefactorId: tools.givers.pick(dice, province, madeOn),
        worthRial: course.amountRial,
        opportunityId: course.kit.id,
        description: givingWords.kit,
        madeOn,
        cameOn: addDays(madeOn, dice.whole(2, 7)),
      });
      take(pot, course.amountRial, true);
      return { shares, pots };
    }
    const whole = (rial: number, i: number) =>
      take(
        newGift({
          course,
          cause: i === 0 ? cause : undefined,
          dice,
          madeOn,
          rial,
          key: `${course.id}-${i}`,
          beside: pots,
          ofCause: cause,
        }),
        rial,
      );
    let rest = course.benefactorRial;
    const way = cause || course.mine ? 0 : dice.next();
    if (rest > 0 && way >= 0.55) {
      for (const pot of spare) {
        if (rest === 0 || pots.length === 3) break;
        const most = payable(leftOn(pot, on), pot.intention);
        if (most < 2 * tenMillion) continue;
        const part = Math.min(rest, most);
        take(pot, part);
        rest -= part;
      }
    }
    if (rest > 0 && way < 0.55 && way >= 0.45) {
      const first = Math.floor((rest * dice.whole(35, 65)) / 100 / tenMillion) * tenMillion;
      if (first > 0 && first < rest) {
        whole(first, 1);
        rest -= first;
      }
    }
    if (rest > 0) whole(rest, 0);
    const owned = course.amountRial - course.benefactorRial;
    if (owned > 0) take(own.credit && isTold && dice.chance(0.5) ? own.credit : own.general, owned);
    return { shares, pots };
  };

  function newGift(of: {
    readonly course: Course;
    readonly cause: PlannedCause | undefined;
    readonly dice: Dice;
    readonly madeOn: LocalDate;
    readonly rial: number;
    readonly key: string;
    /** What the others who pay it wished, and the cause it is of. */
    readonly beside: readonly Wish[];
    readonly ofCause: PlannedCause | undefined;
  }): Pot {
    const { course, cause, dice, key, rial } = of;
    const madeOn = cause && cause.opensOn > of.madeOn ? cause.opensOn : of.madeOn;
    const intention: Intention = intentionBy(dice);
    const campaign = tools.campaigns.find(
      ({ from, to, organisationId }) =>
        from <= madeOn &&
        madeOn <= to &&
        (organisationId === null || organisationId === place.organisationId),
    );
    const womanHead = course.person.values.household.head === true && course.person.values.sex === 'female';
    const wished = cause
      ? 'cause'
      : dice.weighted(['any', 'trade', 'province', 'women-heads', 'campaign'] as const, (one) => {
          if (one === 'any') return 50;
          if (one === 'campaign') return campaign ? 60 : 0;
          if (one === 'women-heads') return womanHead ? 12 : 0;
          return one === 'trade' ? 10 : 12;
        });
    const earmarkRef =
      wished === 'trade' ? course.kit.iscoCode : wished === 'province' ? place.province : null;
    const isSafe = couldBeMeant(course, of.ofCause, [...of.beside, { earmark: wished, earmarkRef }]);
    const wish = isSafe || cause ? wished : 'any';
    const gross = roundUp(rial + contingencyOf(rial, intention));
    const amountRial = cause ? Math.max(cause.slotRial, gross) : gross;
    const soon = addDays(madeOn, dice.whole(1, 4));
    const by = course.approvedOn ?? addDays(world.today, -1);
    const cameOn = soon < by ? soon : by;
    return pledges.money({
      key,
      benefactorId: course.mine ? world.own : tools.givers.pick(dice, province, madeOn),
      amountRial,
      madeOn,
      intention,
      earmark: wish,
      earmarkRef: isSafe ? earmarkRef : null,
      causeId: cause?.id ?? null,
      campaignId: campaign && (wish === 'campaign' || dice.chance(0.4)) ? campaign.id : null,
      fallback: fallbackBy(dice, intention),
      came: [{ on: cameOn, rial: amountRial }],
    });
  }
}
