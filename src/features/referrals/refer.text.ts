import type { Text } from '../../kernel/text.ts';

export const referText = {
  title: { fa: 'معرفی به فرصت', en: 'Refer' },
  titleMany: { fa: 'معرفی چند نفر', en: 'Refer several people' },
  resultTitle: { fa: 'پیشنهادها', en: 'Proposals' },
  openAlready: {
    fa: 'معرفی او به این فرصت در جریان است؛ همان را پی بگیرید.',
    en: 'This person already has an open referral to this opportunity; go on with that one.',
  },
  seeReferral: { fa: 'دیدن معرفی', en: 'See the referral' },
  fields: { personId: { fa: 'مددجو', en: 'Person' }, opportunityId: { fa: 'فرصت', en: 'Opportunity' } },
  person: { fa: 'مددجو', en: 'Person' },
  fit: { fa: 'تناسب', en: 'Fit' },
  tooMany: (most: string): Text => ({
    fa: `بیش از ${most} نفر یک‌جا پیشنهاد نمی‌شود؛ چند بار و هر بار کمتر انتخاب کنید.`,
    en: `No more than ${most} people at once; select fewer, several times.`,
  }),
  earlier: (n: string): Text => ({ fa: `${n} معرفی پیشین دارد`, en: `Earlier referrals: ${n}` }),
  opens: { fa: 'راه گشایش', en: 'What would open it' },
} as const;
