import type { Text } from '../../kernel/text.ts';
import type { CheckResult, EndReason, Evidence, PlacementOrigin, VisitOutcome } from './placement.rules.ts';
import type { WarningKind } from './warnings.rules.ts';

/** What the closed lists about work are called; short enough for a button, and free of blame. */
export const evidenceNames: Readonly<Record<Evidence, Text>> = {
  insurance: { fa: 'بیمه', en: 'Insurance' },
  bank: { fa: 'گردش بانکی', en: 'Bank record' },
  visit: { fa: 'دیدار', en: 'Visit' },
  employer: { fa: 'گفتهٔ کارفرما', en: 'Employer' },
  call: { fa: 'تماس تلفنی', en: 'Call' },
};

/** A call is what somebody says; everything else is verified. */
export function gradeName(evidence: Evidence): Text {
  return evidence === 'call' ? { fa: 'گفته‌شده', en: 'stated' } : { fa: 'تأییدشده', en: 'verified' };
}

export const originNames: Readonly<Record<PlacementOrigin, Text>> = {
  referral: { fa: 'با معرفی ما', en: 'Referred by us' },
  kit: { fa: 'با بستهٔ کار', en: 'With a kit' },
  loan: { fa: 'با وام', en: 'With a loan' },
  own: { fa: 'خودش پیدا کرده', en: 'Found by themselves' },
  'at-intake': { fa: 'از پیش داشته', en: 'Had when they came' },
};

export const endReasonNames: Readonly<Record<EndReason, Text>> = {
  'season-over': { fa: 'پایان فصل کار', en: 'The season is over' },
  'contract-over': { fa: 'پایان قرارداد', en: 'The contract is over' },
  dismissed: { fa: 'کارفرما ادامه نداد', en: 'The employer ended it' },
  'business-closed': { fa: 'کسب‌وکار بسته شد', en: 'The business closed' },
  'unpaid-wages': { fa: 'دستمزد پرداخت نشد', en: 'Wages were not paid' },
  pay: { fa: 'درآمد کافی نبود', en: 'Pay was too low' },
  hours: { fa: 'ساعت‌ها نمی‌خورد', en: 'The hours did not fit' },
  'too-far': { fa: 'دوری راه', en: 'Too far' },
  conditions: { fa: 'شرایط کار', en: 'Working conditions' },
  caring: { fa: 'مراقبت از خانواده', en: 'Caring at home' },
  health: { fa: 'تندرستی', en: 'Health' },
  moved: { fa: 'از اینجا رفته است', en: 'Moved away' },
  'better-work': { fa: 'کار بهتری یافت', en: 'Found better work' },
  'returned-to-custody': { fa: 'دیگر آزاد نیست', en: 'No longer free' },
  died: { fa: 'درگذشت', en: 'Died' },
  mistake: { fa: 'اشتباه ثبت شده بود', en: 'Entered by mistake' },
  other: { fa: 'دلیل دیگر', en: 'Other' },
};

export const checkResultNames: Readonly<Record<CheckResult, Text>> = {
  working: { fa: 'سر کار است', en: 'At work' },
  ended: { fa: 'پایان یافته', en: 'Ended' },
  'not-reached': { fa: 'پاسخ نداد', en: 'Not reached' },
  void: { fa: 'پس گرفته شد', en: 'Taken back' },
};

export const visitOutcomeNames: Readonly<Record<VisitOutcome, Text>> = {
  well: { fa: 'سر کار و خوب', en: 'At work and well' },
  'needs-help': { fa: 'سر کار، کمک می‌خواهد', en: 'At work, needs help' },
  ended: { fa: 'کار پایان یافته', en: 'The work has ended' },
  'not-found': { fa: 'کسی نبود', en: 'Nobody was there' },
};

export const warningNames: Readonly<Record<WarningKind, Text>> = {
  'not-reached': { fa: 'دو تماس پیاپی بی‌پاسخ', en: 'Not reached twice in a row' },
  overdue: { fa: 'پیگیری بیش از دو هفته عقب است', en: 'Check more than two weeks late' },
  'income-fell': { fa: 'درآمد بیش از یک‌سوم کم شده', en: 'Income down by more than a third' },
  'hours-fell': { fa: 'ساعت کار کمتر از ۲۰ شده', en: 'Hours down below 20' },
  'visit-missed': { fa: 'دیدار برنامه‌ریزی‌شده انجام نشده', en: 'Planned visit not made' },
  'end-near': { fa: 'روز پایان نزدیک یا گذشته است', en: 'The last day is near or past' },
};
