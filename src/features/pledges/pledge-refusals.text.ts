import type { Text } from '../../kernel/text.ts';

/** Why a pledge is not taken, and what to do instead. */
export const pledgeRefusals = {
  slotsTaken: {
    fa: 'همین حالا نیکوکار دیگری این جا را گرفت. چیزی از شما ثبت نشد. می‌توانید یکی از طرح‌های زیر را انتخاب کنید.',
    en: 'Somebody else has just taken this place. Nothing of yours was recorded. You can choose one of the causes below.',
  },
  causeFull: {
    fa: 'این طرح کامل شده است. چیزی از شما ثبت نشد. می‌توانید یکی از طرح‌های زیر را انتخاب کنید.',
    en: 'This cause is fully taken. Nothing of yours was recorded. You can choose one of the causes below.',
  },
  causeClosed: {
    fa: 'این طرح دیگر باز نیست. چیزی از شما ثبت نشد. می‌توانید یکی از طرح‌های زیر را انتخاب کنید.',
    en: 'This cause is no longer open. Nothing of yours was recorded. You can choose one of the causes below.',
  },
  nobodyThere: {
    fa: 'هنوز انجمنی نیست که این تعهد را بپذیرد. روز دیگری دوباره سر بزنید.',
    en: 'There is no association yet that could take this pledge. Please come back another day.',
  },
  withdrawSpent: {
    fa: 'بخشی از این تعهد برای خانواده‌ای به کار رفته است و پس گرفته نمی‌شود. برای گفت‌وگو با انجمن تماس بگیرید.',
    en: 'A part of this pledge already works for a family, so it cannot be withdrawn. Please call the association to talk about it.',
  },
  withdrawCame: {
    fa: 'پول این هدیه رسیده است. برای پس گرفتن یا تغییر آن با انجمن تماس بگیرید.',
    en: 'The money of this gift has come. To have it back or to change it, please call the association.',
  },
  withdrawOver: {
    fa: 'این تعهد پیش از این پایان یافته است.',
    en: 'This pledge has already come to its end.',
  },
} as const satisfies Record<string, Text>;
