import { dayNumber } from '../../kernel/calendar.ts';
import type { StandingValues } from '../outcomes/span-rows.rules.ts';
import type { FigureMoment, Grouping } from './figure.rules.ts';

/** Everybody who had asked by a day and how each stood on it, by numbers: the same place in every list is one person. */
export interface DaySheet {
  readonly groupIds: readonly number[];
  readonly standingIds: readonly number[];
  /** Days since 1970-01-01. */
  readonly requestedDays: readonly number[];
  readonly sinceDays: readonly number[];
}

/** What groups are told apart by, beside the province of an organisation, which is none of theirs. */
export type StoredGrouping = Exclude<Grouping, 'province'>;
export const storedGroupings = [
  'organisation',
  'county',
  'trade',
  'sex',
  'household',
  'kind',
] as const satisfies readonly StoredGrouping[];

/** Groups by what tells them apart: the keys there are, and by the number of a group the place of its key among them. */
export interface GroupColumn {
  readonly keys: readonly (string | null)[];
  readonly rowOf: readonly number[];
}

/** What the numbers of a sheet mean. */
export interface SheetNames {
  standing(id: number): StandingValues;
  /** One more than the highest number of a standing. */
  readonly standingCount: number;
  column(by: StoredGrouping): GroupColumn;
}

/** A sheet is read as one number a person, for a hundred thousand rows take longer to hand over than to find. */
const standingLimit = 1024;
const dayLimit = 131_072;
const dayShift = 32_768;

export const packing = { standingLimit, dayLimit, dayShift } as const;

/** Reads what `day-sheet.repo.ts` packs: group, requested day and standing in one number, the since day beside it. */
export function unpack(packs: readonly number[], sinceDays: readonly number[]): DaySheet {
  const groupIds = new Array<number>(packs.length);
  const standingIds = new Array<number>(packs.length);
  const requestedDays = new Array<number>(packs.length);
  for (let i = 0; i < packs.length; i += 1) {
    const pack = packs[i] ?? 0;
    const rest = Math.floor(pack / standingLimit);
    standingIds[i] = pack - rest * standingLimit;
    const group = Math.floor(rest / dayLimit);
    groupIds[i] = group;
    requestedDays[i] = rest - group * dayLimit - dayShift;
  }
  return { groupIds, standingIds, requestedDays, sinceDays };
}

/** The day of a moment, and the instant in milliseconds; undefined = as known now. */
export function momentNumbers({ asOf, knownAt }: FigureMoment): {
  readonly day: number;
  readonly at: number | undefined;
} {
  return { day: dayNumber(asOf), at: knownAt === undefined ? undefined : Date.parse(knownAt) };
}
