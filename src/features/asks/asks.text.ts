import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

/** Refusals of an ask, and what to do instead. */
export const askText = {
  closed: {
    fa: 'این فرصت همین تازگی بسته شد و دیگر کسی را نمی‌پذیرد؛ چیزی ثبت نشد. فرصت‌های باز دیگر را ببینید.',
    en: 'This opportunity has just closed and takes nobody more; nothing was saved. Look at others that are open.',
  },
  nobodyCalls: {
    fa: 'هنوز در هیچ‌جا کسی نیست که تماس بگیرد؛ چیزی ثبت نشد. لطفاً حضوری در نزدیک‌ترین انجمن بپرسید.',
    en: 'There is nobody anywhere yet who could call you; nothing was saved. Please ask in person at the nearest association.',
  },
  addressFull: (minutes: number): Text => ({
    fa: `از این اینترنت در یک ساعت درخواست‌های زیادی رسیده است. ${formatNumber(minutes, 'fa')} دقیقهٔ دیگر دوباره بفرستید، یا با اینترنت دیگری بیایید؛ حضوری هم در نزدیک‌ترین انجمن می‌توانید بپرسید.`,
    en: `Many questions have come from this connection within an hour. Send it again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, use another connection, or ask in person at the nearest association.`,
  }),
  caller: ({ fa, en }: Text): Text => ({ fa: `مهرکار ${fa}`, en: `Mehrkar ${en}` }),
  answered: {
    fa: 'نتیجهٔ این تماس پیش‌تر ثبت شده است؛ صفحه را تازه کنید. برای درست کردنش، نسخه‌ای را که دیده‌اید همراه بفرستید.',
    en: 'What came of this call is recorded already; reload the page. To correct it, send the version you have seen.',
  },
  stale: {
    fa: 'همکار دیگری در این میان چیزی ثبت کرده است؛ ببینید و اگر لازم بود دوباره ثبت کنید. چیزی از سوی شما ثبت نشد.',
    en: 'A colleague has recorded something in the meantime; look, and record again if need be. Nothing of yours was saved.',
  },
} as const;
