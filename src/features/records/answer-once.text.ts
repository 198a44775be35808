import type { Text } from '../../kernel/text.ts';

export const answerOnceText = {
  format: {
    fa: 'Idempotency-Key باید ۱ تا ۲۵۵ نویسهٔ لاتین بی‌فاصله باشد؛ برای هر درخواست تازه یک شناسهٔ تصادفی (UUID) بسازید.',
    en: 'Idempotency-Key must be 1 to 255 visible ASCII characters without spaces; make a random one (a UUID) for every new request.',
  },
  otherBody: {
    fa: 'این Idempotency-Key پیش‌تر با محتوای دیگری فرستاده شده است. برای درخواست تازه کلید تازه بسازید؛ برای تکرار، همان محتوا را بفرستید.',
    en: 'This Idempotency-Key came before with other content. Make a new key for a new request; to repeat one, send the same content.',
  },
  inFlight: {
    fa: 'درخواست اول با همین Idempotency-Key هنوز در دست انجام است. لحظه‌ای دیگر همان را دوباره بفرستید تا پاسخش را بگیرید.',
    en: 'The first request with this Idempotency-Key is still being worked on. Send it again in a moment to get its answer.',
  },
} as const satisfies Record<string, Text>;
