import { formatToman } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

/** Why something about a pledge cannot be done, and what to do instead. */
export const staffPledgeText = {
  stale: {
    fa: 'در این میان کس دیگری این تعهد را تغییر داده است؛ صفحه را تازه کنید.',
    en: 'Somebody else has changed this pledge in the meantime; load the page again.',
  },
  byMoney: {
    fa: 'این تعهد با رسیدن پول یا بسته انجام می‌شود؛ دریافت آن را ثبت کنید.',
    en: 'This pledge is fulfilled by its money or kit; record what was received.',
  },
  over: {
    fa: 'این تعهد پایان یافته است و دیگر تغییری نمی‌کند.',
    en: 'This pledge is over and changes no more.',
  },
  noKit: {
    fa: 'این تعهد بستهٔ کار نیست.',
    en: 'This pledge is no kit.',
  },
  kitTaken: {
    fa: 'این بسته پیش‌تر دریافت شده است؛ هر بسته یک بار ثبت می‌شود.',
    en: 'This kit was received before; each is recorded once.',
  },
} as const satisfies Record<string, Text>;

/** What a benefactor reads when all of a pledge was given; a passer-by learns nothing by it. */
export const givenMessage: Text = {
  fa: 'مهرکار: آنچه بر عهده گرفته بودید کامل انجام شد. از شما سپاسگزاریم.',
  en: 'Mehrkar: all that you had taken on is done. Thank you.',
};

export const inKindMessage: Text = {
  fa: 'مهرکار: هدیهٔ شما به دست ما رسید و سپاسگزاریم. ادامهٔ راهش را در «هدیه‌های من» ببینید.',
  en: 'Mehrkar: your gift reached us, thank you. See where it goes among your gifts.',
};

export const reminderMessage = (amountRial: number, paymentReference: string): Text => ({
  fa: `مهرکار: یادآوری دوستانه؛ مبلغ ${formatToman(amountRial, 'fa')} با شناسهٔ ${paymentReference} هنوز نرسیده است. اگر پرداخته‌اید، سپاسگزاریم.`,
  en: `Mehrkar: a friendly reminder; ${formatToman(amountRial, 'en')} with the number ${paymentReference} has not arrived yet. If you have paid, thank you.`,
});
