import { formatRial, formatToman } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

/** What a benefactor reads on their phone when money came; a passer-by learns nothing of anybody by it. */
export const receivedMessage = (amountRial: number): Text => ({
  fa: `مهرکار: ${formatToman(amountRial, 'fa')} شما رسید و سپاسگزاریم. رسید آن در «هدیه‌های من» است.`,
  en: `Mehrkar: your ${formatToman(amountRial, 'en')} arrived, thank you. The receipt is among your gifts.`,
});

/** Takes back what `receivedMessage` told by mistake. */
export const notYoursMessage = (amountRial: number): Text => ({
  fa: `مهرکار: پیام رسیدن ${formatToman(amountRial, 'fa')} اشتباه بود و پوزش می‌خواهیم. چیزی از هدیهٔ شما کم نشده است.`,
  en: `Mehrkar: our message that ${formatToman(amountRial, 'en')} arrived was a mistake, and we are sorry. Nothing was taken from your gift.`,
});

/** A part of a gift, or all of it, goes back to who gave it. */
export const wentBackMessage = (amountRial: number): Text => ({
  fa: `مهرکار: ${formatToman(amountRial, 'fa')} از هدیهٔ شما، چنان‌که هماهنگ شد، به شما برمی‌گردد. صورت آن در «هدیه‌های من» است.`,
  en: `Mehrkar: ${formatToman(amountRial, 'en')} of your gift goes back to you, as agreed. Your gifts show it.`,
});

/** Why something about money that came cannot be done, and what to do instead. */
export const moneyInText = {
  stale: {
    fa: 'در این میان همکارتان دربارهٔ این دریافت تصمیم گرفته است؛ صفحه را تازه کنید.',
    en: 'A colleague has decided about this receipt in the meantime; load the page again.',
  },
  alreadyMatched: {
    fa: 'این دریافت به تعهدی پیوسته است؛ اگر اشتباه است، نخست پیوندش را پس بگیرید.',
    en: 'This receipt belongs to a pledge already; if that is wrong, take the match back first.',
  },
  alreadyReturned: {
    fa: 'این پول برگردانده شده است.',
    en: 'This money was sent back.',
  },
  partlyReturned: {
    fa: 'بخشی از این پول به نیکوکار برگشته است؛ پیوندش دیگر پس گرفته نمی‌شود.',
    en: 'A part of this money went back to its benefactor; the match stays.',
  },
  refundAsked: {
    fa: 'برگرداندن از این دریافت پیش‌تر خواسته شده و در انتظار تأیید مدیر دیگری است.',
    en: 'A refund of this receipt is asked already; it waits for another manager.',
  },
  refundOver: (left: Text): Text => ({
    fa: `از این دریافت تنها ${left.fa} آزاد است؛ باقی آن برای بسته‌ای کنار گذاشته یا خرج شده یا برگشته است. همین اندازه را بنویسید.`,
    en: `Only ${left.en} of this receipt is free; the rest is set aside for a kit, spent or went back. Write that much.`,
  }),
  feeTooMuch: {
    fa: 'کارمزد باید از مبلغی که برمی‌گردد کمتر باشد؛ مبلغ‌ها را بررسی کنید.',
    en: 'The fee must be less than what goes back; check the amounts.',
  },
  feeNotOfGift: {
    fa: 'نیت این هدیه اجازه نمی‌دهد کارمزد از آن برداشته شود؛ «صندوق انجمن» را انتخاب کنید.',
    en: 'The intention of this gift lets no fee be taken from it; choose the association’s own fund.',
  },
  notMatched: {
    fa: 'این دریافت به تعهدی نپیوسته است.',
    en: 'This receipt belongs to no pledge.',
  },
  allocated: {
    fa: 'بخشی از این پول برای بسته‌ای کنار گذاشته شده است و پس گرفته نمی‌شود؛ نخست سهم آن حمایت را آزاد کنید.',
    en: 'A part of this money is set aside for a kit, so the match stays; first release its share of that sponsorship.',
  },
  sameNumber: (amountRial: number): Text => ({
    fa: `با این شمارهٔ بانک دریافتی به مبلغ ${formatRial(amountRial, 'fa')} ثبت است؛ مبلغ، روز و شماره را با صورت‌حساب بانک مقایسه کنید.`,
    en: `A receipt of ${formatRial(amountRial, 'en')} has this number of the bank; compare amount, day and number with the bank’s statement.`,
  }),
} as const;
