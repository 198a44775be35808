import * as z from 'zod';
import { type LocalDate, parseDate } from '../kernel/calendar.ts';
import { isInIran } from '../kernel/geo.ts';
import { maxRial } from '../kernel/money.ts';
import { normaliseDisplay, toLatinDigits } from '../kernel/persian.ts';
import { checkPhone } from '../kernel/phone.ts';
import { days, isClock } from '../kernel/week.ts';

/** Shapes of single fields that several features take in; each refuses with a code of `parse.text.ts`. */

/** Text for display: Arabic letters made Persian, spaces collapsed, half-spaces kept. */
export const line = (max = 200) =>
  z
    .string()
    .transform(normaliseDisplay)
    .pipe(z.string().min(1, { error: 'required' }).max(max))
    .meta({ minLength: 1, maxLength: max, pattern: '\\S' });

export const optionalLine = (max = 200) =>
  z
    .string()
    .nullish()
    .transform((text) => {
      const clean = normaliseDisplay(text ?? '');
      return clean === '' ? null : clean;
    })
    .pipe(z.string().max(max).nullable())
    .meta({ maxLength: max });

/** ISO or Jalali in; `LocalDate` out. */
export const day = z
  .string()
  .transform((text, ctx): LocalDate => {
    const date = parseDate(text);
    if (date === undefined) {
      ctx.addIssue({ code: 'custom', message: 'date.unreadable' });
      return z.NEVER;
    }
    return date;
  })
  .meta({
    id: 'Day',
    description: 'A day: ISO Gregorian, or Jalali as `1405-09-10` or `1405/9/10`, in any digits.',
    examples: ['2026-12-01'],
  });

export const amountRial = z.int().min(0).max(maxRial).meta({ id: 'AmountRial', description: 'Whole rials.' });

export const clock = z
  .string()
  .refine(isClock, { error: 'clock.unreadable' })
  .meta({ id: 'Clock', description: 'Time of day in Tehran, `HH:mm`.', examples: ['08:00'] });

export const weekSlot = z
  .strictObject({
    days: z.array(z.enum(days)).min(1).max(7),
    from: clock,
    to: clock,
  })
  .meta({
    id: 'WeekSlot',
    description: 'Hours on some days of the week; one that ends before it begins crosses midnight.',
  });
export const weekSlots = z.array(weekSlot).max(50);

export const point = z
  .strictObject({
    lat: z.number().meta({ minimum: 24, maximum: 40.5 }),
    lng: z.number().meta({ minimum: 43.5, maximum: 64 }),
  })
  .refine((at) => isInIran(at), { error: 'place.outside' })
  .meta({ id: 'Point', description: 'Degrees, WGS 84; refused outside Iran.' });

const phoneField = (landline: boolean) =>
  z
    .string()
    .transform((text, ctx): string => {
      const checked = checkPhone(text, { landline });
      if (checked.ok) return checked.value;
      ctx.addIssue({ code: 'custom', message: landline ? 'phone.any' : 'phone.mobile' });
      return z.NEVER;
    })
    .meta({
      description: `An Iranian ${landline ? 'phone number, with its area code' : 'mobile number'}, in any digits.`,
      examples: [landline ? '07733445566' : '09121234567'],
    });
export const phone = phoneField(true);
export const mobile = phoneField(false);

export const codeList = z.array(z.string().min(1).max(60)).max(50);
export const iscoCode = z.string().regex(/^\d{4}$/, { error: 'occupation.unknown' });

/** A number of an address, in any digits and with the Persian decimal sign too. */
export const queryNumber = (range: z.ZodType<number, number>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? Number(toLatinDigits(value).replace('\u066B', '.')) : value),
    range,
  );

/** Fields of an answer that a change may bring back with it: described as read-only and set aside. */
export const readOnly = (names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      z.unknown().optional().meta({ readOnly: true, description: 'As it was read; not changed' }),
    ]),
  );

/** What came in without the named fields; whatever is no object is left to its schema to refuse. */
export function withoutFields(input: unknown, names: readonly string[]): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
}

/** Page of a list: `limit` 1–100 (default 20) and an opaque `cursor`. */
export const page = {
  limit: queryNumber(z.int().min(1).max(100))
    .default(20)
    .describe('How many at most, in any digits; 20 where not sent.'),
  cursor: z
    .string()
    .max(200)
    .optional()
    .describe('`nextCursor` of the page before; one that no page answered is refused.'),
};
