import { fromJalali, type LocalDate, toJalali } from '../../kernel/calendar.ts';

/** A time of giving together, as it is kept. */
export interface CampaignRecord {
  readonly id: string;
  /** Null = everywhere. */
  readonly organisationId: string | null;
  readonly slug: string;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly story: { readonly fa: string; readonly en: string | null };
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Jalali month and day on which it comes back each year, '03-05'. */
  readonly yearlyOn: string | null;
  readonly goalRial: number | null;
  readonly goalFamilies: number | null;
  readonly closedAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** Whether it can be given to on a day. One that has not begun is told of and can be given to already. */
export function isGivenTo(campaign: Pick<CampaignRecord, 'closedAt' | 'endsOn'>, day: LocalDate): boolean {
  return campaign.closedAt === null && campaign.endsOn >= day;
}

/** Whether a text is a Jalali month and day of every year: '03-05'. The thirtieth of Esfand is none. */
export function isYearlyDay(text: string): boolean {
  const [month, day] = [Number(text.slice(0, 2)), Number(text.slice(3))];
  return (
    /^\d{2}-\d{2}$/.test(text) &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month <= 6 ? 31 : month <= 11 ? 30 : 29)
  );
}

/** The next time a yearly day comes, `from` a day on, that day included. */
export function nextYearly(yearlyOn: string, from: LocalDate): LocalDate | undefined {
  const [month, day] = [Number(yearlyOn.slice(0, 2)), Number(yearlyOn.slice(3))];
  const { year } = toJalali(from);
  return [year, year + 1]
    .map((one) => fromJalali(one, month, day))
    .find((one) => one !== undefined && one >= from);
}
