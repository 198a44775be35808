import type { Text } from '../../kernel/text.ts';

export const personRevealText = {
  title: { fa: 'کد ملی', en: 'National id' },
  recorded: {
    fa: 'این نمایش با نام شما و زمانش ثبت شد. پس از خواندن، این برگه را ببندید.',
    en: 'This look was recorded with your name and the time. Leave this page once you have read it.',
  },
  back: { fa: 'بازگشت به پرونده', en: 'Back to the record' },
} as const satisfies Record<string, Text>;
