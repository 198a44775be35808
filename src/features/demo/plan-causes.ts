import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { budgetOfKit, contingencyOf } from '../causes/cause.rules.ts';
import type { Told } from '../giving/disclose.rules.ts';
import { demoId, diceOf, officeInstant } from './demo-dice.rules.ts';
import type { GivingRows } from './demo-giving.repo.ts';
import { causeNeeds } from './demo-giving.text.ts';
import type { Cells } from './giving-cells.rules.ts';
import type { DemoKit, GivingPlace } from './giving-world.ts';
import type { Course } from './plan-courses.ts';

export interface PlannedCause {
  readonly id: string;
  readonly kit: DemoKit;
  readonly told: Told & { readonly trade: string };
  readonly opensOn: LocalDate;
  readonly slotRial: number;
  /** Households of today's kits that take its places. */
  readonly courses: readonly Course[];
}

const percent = 5;
const mostPlaces = 3;
/** Days ago on which they were opened, of the kit first that was asked for most. */
const openedAgo = [44, 62, 26, 35, 53, 12];

/**
 * Causes of an association, of kits that five waiting households or more could be meant by; those of which most was given
 * lately first, each of another trade.
 */
export function causesOf(
  place: GivingPlace,
  cells: Cells,
  courses: readonly Course[],
  {
    today,
    most,
    isMeant,
  }: {
    readonly today: LocalDate;
    readonly most: number;
    isMeant(course: Course, cause: Pick<PlannedCause, 'told'>): boolean;
  },
): readonly PlannedCause[] {
  const lately = addDays(today, -75);
  const used = new Map<string, Course[]>();
  for (const one of courses)
    if ((one.approvedOn ?? '') > lately && !one.inKind && !one.kitFrom && one.awardId !== null)
      used.set(one.kit.id, [...(used.get(one.kit.id) ?? []), one]);
  const found: PlannedCause[] = [];
  const trades = new Set<string>();
  const kits = place.kits.toSorted(
    (a, b) => (used.get(b.id)?.length ?? 0) - (used.get(a.id)?.length ?? 0) || (a.id < b.id ? -1 : 1),
  );
  for (const kit of kits) {
    if (found.length >= most) break;
    const told = cells.causeOf({
      province: kit.row.province ?? null,
      county: kit.row.county ?? null,
      iscoCode: kit.iscoCode,
    });
    if (told === undefined || trades.has(kit.iscoCode)) continue;
    trades.add(kit.iscoCode);
    const id = demoId('cause', kit.id);
    const opensOn = addDays(today, -((openedAgo[found.length] ?? 10) + diceOf(id).whole(0, 5)));
    found.push({
      id,
      kit,
      told,
      opensOn,
      slotRial: kit.priceRial + contingencyOf(kit.priceRial, percent),
      courses: (used.get(kit.id) ?? [])
        .filter((one) => (one.approvedOn ?? '') > opensOn && isMeant(one, { told }))
        .slice(0, mostPlaces),
    });
  }
  return found;
}

/** Writes a cause with its places: those taken, those that pledges hold, and those that are open. */
export function causeInto(
  rows: GivingRows,
  cause: PlannedCause,
  at: {
    readonly today: LocalDate;
    readonly verifiedBy: string;
    readonly campaignId: string | null;
    readonly taken: readonly { readonly sponsorshipId: string; readonly pledgeId: string }[];
    readonly held: readonly { readonly pledgeId: string; readonly until: LocalDate | null }[];
    readonly open: number;
  },
): void {
  const { id, kit, told, opensOn, slotRial } = cause;
  const dice = diceOf(`cause ${id}`);
  const need = dice.pick(causeNeeds)(kit.title);
  const priceRial = kit.priceRial;
  rows.causes.push({
    id,
    organisationId: rows.organisationId,
    opportunityId: kit.id,
    campaignId: at.campaignId,
    titleFa: kit.title.fa,
    titleEn: kit.title.en,
    needFa: need.fa,
    needEn: need.en,
    placeLevel: told.placeLevel,
    province: told.province,
    county: told.county,
    trade: told.trade,
    budget: budgetOfKit({ priceRial, items: kit.row.kit?.items ?? [] }, percent),
    slotRial,
    opensOn,
    verifiedOn: addDays(opensOn, -dice.whole(0, 3)),
    verifiedBy: at.verifiedBy,
    judgedMonth: monthOf(at.today),
    createdAt: officeInstant(dice, opensOn),
  });
  let no = 0;
  for (const slot of at.taken) rows.slots.push({ ...slot, causeId: id, no: ++no, state: 'allocated' });
  for (const { pledgeId, until } of at.held)
    rows.slots.push({ causeId: id, no: ++no, state: 'reserved', pledgeId, reservedUntil: until });
  for (let n = 0; n < at.open; n++) rows.slots.push({ causeId: id, no: ++no, state: 'open' });
}
