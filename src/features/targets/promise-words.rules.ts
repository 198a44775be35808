import { formatJalali, jalaliMonthName, type LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import { formatDecimal, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type OutcomeCounts, populationOf } from './figure.rules.ts';
import { promisesText as t } from './promises.text.ts';

/** 'Aban 1405' in words. */
export function monthWords(month: JalaliMonth, lang: Lang): string {
  const name = `${jalaliMonthName(Number(month.slice(5)), lang)} ${month.slice(0, 4)}`;
  return lang === 'fa' ? toPersianDigits(name) : name;
}

/** The month alone, with its year where one begins. */
export function monthLabel(month: JalaliMonth, lang: Lang): string {
  const number = Number(month.slice(5));
  const name = jalaliMonthName(number, lang);
  return number === 1 ? monthWords(month, lang) : name;
}

/** A difference of rates in points of a percent, with as many decimals as it needs to be seen. */
export function pointsWords(share: number, lang: Lang): string {
  const points = share * 100;
  return t.points(formatDecimal(points, lang, points !== 0 && Math.abs(points) < 0.1 ? 3 : 1))[lang];
}

export const dayWords = (day: LocalDate, lang: Lang): string => formatJalali(day, lang);

/** Evidence other than somebody's own word. */
export function verifiedOf({ inWorkBy }: OutcomeCounts): number {
  return inWorkBy.insurance + inWorkBy.bank + inWorkBy.visit + inWorkBy.employer;
}

/** How far the rate would rise if all of whom nothing is known were in work. */
export function unknownWorth(counts: OutcomeCounts): number {
  const population = populationOf(counts);
  return population === 0 ? 0 : counts.unknown / population;
}

/** '1405-3' as the season it is. */
export function quarterWords(quarter: string, lang: Lang): string {
  const season = t.seasons[Number(quarter.slice(5)) - 1] ?? t.seasons[0];
  const year = quarter.slice(0, 4);
  return `${season[lang]} ${lang === 'fa' ? toPersianDigits(year) : year}`;
}
