/** Why the announcement of a payment is not taken. */
export const noticeText = {
  notMoney: {
    fa: 'این تعهد پولی نیست؛ برای هماهنگی با انجمن تماس بگیرید.',
    en: 'This pledge is not of money; please call the association to arrange it.',
  },
  tooMany: {
    fa: 'چند پرداخت اعلام‌شدهٔ این تعهد هنوز نرسیده است؛ یک روز کاری صبر کنید یا با انجمن تماس بگیرید.',
    en: 'Several payments announced for this pledge have not arrived yet; wait a working day or call the association.',
  },
} as const;
