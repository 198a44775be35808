import * as z from 'zod';
import { fromJalali } from '../../kernel/calendar.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { page } from '../../platform/fields.ts';

/** The query of `GET /me/impact`. */
export const impactQuery = z.object({ ...page });

/** A Jalali year in any digits, 1390 to 1500. */
const jalaliYear = z
  .string()
  .transform((text, ctx) => {
    const year = Number(toLatinDigits(text.trim()));
    if (Number.isInteger(year) && year >= 1390 && year <= 1500 && fromJalali(year, 1, 1)) return year;
    ctx.addIssue({ code: 'custom', message: 'year.unreadable' });
    return z.NEVER;
  })
  .meta({ description: 'A Jalali year, in any digits; this year where not sent', examples: ['1405'] });

/** The query of `GET /me/statement`. */
export const ownStatementQuery = z.object({ year: jalaliYear.optional() });
