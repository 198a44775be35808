import type { Text } from '../../kernel/text.ts';

export const closePageText = {
  title: { fa: 'بستن فرصت', en: 'Close the opportunity' },
  lead: {
    fa: 'فرصت بسته دیگر باز نمی‌شود. اگر دوباره لازم شد، از نو ثبتش می‌کنید.',
    en: 'A closed opportunity does not open again. If it is needed once more, it is published anew.',
  },
  none: { fa: 'معرفی بازی به این فرصت نیست.', en: 'There is no open referral to it.' },
  withdrawn: (n: string): Text => ({
    fa: `${n} معرفی باز به این فرصت پس گرفته می‌شود.`,
    en: `Open referrals that will be withdrawn: ${n}.`,
  }),
  reason: { fa: 'چرا بسته می‌شود؟', en: 'Why is it closed?' },
  confirm: { fa: 'بستن فرصت', en: 'Close it' },
} as const;

export const closingReasonNames = {
  filled: { fa: 'ظرفیت پر شد', en: 'Filled' },
  withdrawn: { fa: 'کارفرما پس گرفت', en: 'Withdrawn by the employer' },
  expired: { fa: 'مهلتش گذشت', en: 'Its time is over' },
  mistake: { fa: 'اشتباه ثبت شده بود', en: 'Entered by mistake' },
  other: { fa: 'دلیل دیگر', en: 'Other' },
} as const satisfies Record<string, Text>;
