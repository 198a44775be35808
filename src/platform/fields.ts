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
    .pipe(z.string().min(1, { error: 'required' }).max(max));

export const optionalLine = (max = 200) =>
  z
    .string()
    .nullish()
    .transform((text) => {
      const clean = normaliseDisplay(text ?? '');
      return clean === '' ? null : clean;
    })
    .pipe(z.string().max(max).nullable());

/** ISO or Jalali in; `LocalDate` out. */
export const day = z.string().transform((text, ctx): LocalDate => {
  const date = parseDate(text);
  if (date === undefined) {
    ctx.addIssue({ code: 'custom', message: 'date.unreadable' });
    return z.NEVER;
  }
  return date;
});

export const amountRial = z.int().min(0).max(maxRial);

export const clock = z.string().refine(isClock, { error: 'clock.unreadable' });

export const weekSlot = z.strictObject({
  days: z.array(z.enum(days)).min(1).max(7),
  from: clock,
  to: clock,
});
export const weekSlots = z.array(weekSlot).max(50);

export const point = z
  .strictObject({ lat: z.number(), lng: z.number() })
  .refine((at) => isInIran(at), { error: 'place.outside' });

const phoneField = (landline: boolean) =>
  z.string().transform((text, ctx): string => {
    const checked = checkPhone(text, { landline });
    if (checked.ok) return checked.value;
    ctx.addIssue({ code: 'custom', message: landline ? 'phone.any' : 'phone.mobile' });
    return z.NEVER;
  });
export const mobile = phoneField(false);
export const phone = phoneField(true);

export const codeList = z.array(z.string().min(1).max(60)).max(50);
export const iscoCode = z.string().regex(/^\d{4}$/, { error: 'occupation.unknown' });

/** A number of an address, in any digits and with the Persian decimal sign too. */
export const queryNumber = (range: z.ZodType<number, number>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? toLatinDigits(value).replace('\u066B', '.') : value),
    z.coerce.number().pipe(range),
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
  limit: queryNumber(z.int().min(1).max(100)).default(20),
  cursor: z.string().max(200).optional(),
};
