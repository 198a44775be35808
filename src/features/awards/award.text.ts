import type { Text } from '../../kernel/text.ts';
import type { AwardKind } from '../placements/placement.rules.ts';
import type { AwardState, VoidReason } from './award.rules.ts';

export const awardStateNames: Readonly<Record<AwardState, Text>> = {
  approved: { fa: 'تصویب‌شده', en: 'Approved' },
  funded: { fa: 'پولش آماده است', en: 'Funded' },
  delivered: { fa: 'واگذار شده', en: 'Delivered' },
  void: { fa: 'باطل', en: 'Void' },
};

export const awardKindNames: Readonly<Record<AwardKind, Text>> = {
  kit: { fa: 'بستهٔ کار', en: 'Kit' },
  loan: { fa: 'وام', en: 'Loan' },
};

export const voidReasonNames: Readonly<Record<VoidReason, Text>> = {
  'entered-wrong': { fa: 'نادرست ثبت شده بود', en: 'Entered wrongly' },
  'entered-twice': { fa: 'دو بار ثبت شده بود', en: 'Entered twice' },
  'not-given': { fa: 'در نهایت داده نشد', en: 'In the end it was not given' },
  other: { fa: 'دلیل دیگر', en: 'Other' },
};

/** Refusals, and what to do instead. */
export const awardText = {
  versionNeeded: {
    fa: 'نسخه‌ای را که دیده‌اید همراه بفرستید (If-Match).',
    en: 'Send the version you have seen along (If-Match).',
  },
  stale: {
    fa: 'همکار دیگری در این میان این واگذاری را تغییر داده است؛ ببینید و اگر لازم بود دوباره ثبت کنید. چیزی از سوی شما ثبت نشد.',
    en: 'A colleague has changed this award in the meantime; look, and record again if need be. Nothing of yours was saved.',
  },
  delivered: {
    fa: 'این واگذاری پیش‌تر تحویل شده است. آمار ماه بر آن استوار است؛ اگر نادرست است باطلش کنید و از نو ثبت کنید.',
    en: 'This award has been delivered. Figures of its month rest on it; if it is wrong, void it and record it anew.',
  },
  voided: {
    fa: 'این واگذاری باطل شده است؛ اگر داده شده، از نو ثبتش کنید.',
    en: 'This award is void; if it was given, record it anew.',
  },
} as const;
