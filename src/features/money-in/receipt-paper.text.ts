import type { Text } from '../../kernel/text.ts';

/** A receipt on paper: neutral, for whoever may find it on a table. */
export const paperText = {
  heading: { fa: 'رسید دریافت هدیه', en: 'Receipt of a gift' },
  office: (province: string | undefined): Text =>
    province === undefined
      ? { fa: 'دفتر مهرکار', en: 'Mehrkar office' }
      : { fa: `دفتر مهرکار ${province}`, en: `Mehrkar office, ${province}` },
  number: { fa: 'شماره', en: 'Number' },
  date: { fa: 'تاریخ دریافت', en: 'Received on' },
  thanks: (name: string): Text => ({
    fa: `با سپاس از ${name}، این مبلغ دریافت شد:`,
    en: `With thanks to ${name}, this amount was received:`,
  }),
  amount: { fa: 'مبلغ', en: 'Amount' },
  words: { fa: 'به حروف', en: 'In words' },
  inRial: { fa: 'به ریال', en: 'In rials' },
  account: { fa: 'به حساب', en: 'To the account' },
  reference: { fa: 'شمارهٔ پیگیری بانک', en: 'The bank’s number' },
  pledge: { fa: 'برای تعهد شمارهٔ', en: 'For the pledge with number' },
  intention: { fa: 'نیت', en: 'Intention' },
  whole: {
    fa: 'همهٔ این مبلغ در صندوق همین هدیه است و تنها برای همان که گفته‌اید خرج می‌شود.',
    en: 'All of it is in the fund of this gift and is spent for what you said alone.',
  },
  returned: { fa: 'از آن به شما برگشته', en: 'Of it given back to you' },
  kept: { fa: 'مانده برای هدیه', en: 'Left for the gift' },
  rest: {
    fa: 'باقی این مبلغ در صندوق همین هدیه است و تنها برای همان که گفته‌اید خرج می‌شود.',
    en: 'The rest of it is in the fund of this gift and is spent for what you said alone.',
  },
  signature: { fa: 'مهر و امضای امور مالی', en: 'Stamp and signature of the accounts' },
  back: { fa: 'بازگشت', en: 'Back' },
} as const;
