import type { LocalDate } from '../../kernel/calendar.ts';
import { type BenefactorKind, inviteCodeFrom } from '../benefactors/benefactor.rules.ts';
import type { DemoNames, DemoProvince } from './demo.input.ts';
import { type Dice, demoId, diceOf, officeInstant } from './demo-dice.rules.ts';
import { givingWords } from './demo-giving.text.ts';

export interface PlannedGiver {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly kind: BenefactorKind;
  readonly phone: string;
  readonly province: string;
  readonly anonymous: boolean;
  readonly invitedBy: string | null;
  readonly inviteCode: string;
  readonly createdAt: string;
}

/** Everybody who gives, each with a number of the blocks that nobody has; in the order in which they came to be planned. */
export function giversOf(names: DemoNames, own: string, today: LocalDate) {
  const all: PlannedGiver[] = [];
  const inOrder = new Map<string, PlannedGiver[]>();
  const first = new Map<string, LocalDate>();
  const noteDay = (id: string, day: LocalDate) => {
    const known = first.get(id);
    if (known === undefined || day < known) first.set(id, day);
  };
  const add = (dice: Dice, { province, names: region }: DemoProvince, day: LocalDate, large: boolean) => {
    const local = names.local[region];
    const who = dice.chance(0.5) ? 'women' : 'men';
    const family = dice.pick([...names.family, ...(local?.family ?? [])]);
    const kind: BenefactorKind = large
      ? dice.pick(['company', 'company', 'group'] as const)
      : dice.chance(0.06)
        ? 'group'
        : 'individual';
    const name =
      kind === 'company'
        ? givingWords.company(dice.pick(names.firms))
        : kind === 'group'
          ? givingWords.group(family)
          : `${dice.pick([...names[who], ...(local?.[who] ?? [])])} ${family}`;
    const n = all.length;
    const key = `giver-${n}`;
    const known = inOrder.get(province) ?? [];
    const invites = n === 0 ? own : dice.chance(0.15) && known.length > 0 ? dice.pick(known).id : null;
    const giver: PlannedGiver = {
      id: demoId('benefactor', key),
      accountId: demoId('account', key),
      name,
      kind,
      phone: `0910002${String((n * 37) % 10_000).padStart(4, '0')}`,
      province,
      anonymous: dice.chance(0.12),
      invitedBy: invites,
      inviteCode: inviteCodeFrom(Uint8Array.from({ length: 10 }, () => dice.whole(0, 31))),
      createdAt: '',
    };
    all.push(giver);
    inOrder.set(province, [...known, giver]);
    noteDay(giver.id, day);
    return giver.id;
  };
  return {
    /** Somebody of a province who gives on a day: somebody new, or one of those who gave there. */
    pick(dice: Dice, province: DemoProvince, day: LocalDate, large = false): string {
      const known = inOrder.get(province.province) ?? [];
      if (large || known.length < 3 || dice.chance(0.38)) return add(dice, province, day, large);
      const { id } = dice.pick(known);
      noteDay(id, day);
      return id;
    },
    /** All of them, each as old as their first gift. */
    whole: (): readonly PlannedGiver[] =>
      all.map((giver) => ({
        ...giver,
        createdAt: officeInstant(diceOf(`joined ${giver.id}`), first.get(giver.id) ?? today),
      })),
  };
}
export type Givers = ReturnType<typeof giversOf>;
