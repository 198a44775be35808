import * as z from 'zod';
import { type LocalDate, parseDate } from '../kernel/calendar.ts';
import { isInIran } from '../kernel/geo.ts';
import { maxRial } from '../kernel/money.ts';
import { normaliseDisplay } from '../kernel/persian.ts';
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

/** Page of a list: `limit` 1–100 (default 20) and an opaque `cursor`. */
export const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
};
