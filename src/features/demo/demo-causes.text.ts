/** The need that causes of the demo tell of. */
export const demoNeeds = [
  {
    fa: 'سال‌هاست این کار را می‌داند و سفارش هم هست، اما ابزار ندارد. با این بسته از همان هفتهٔ نخست کار می‌کند.',
    en: 'The trade has been known for years and there are orders, but no tools. With this kit, work begins within a week.',
  },
  {
    fa: 'دورهٔ کار را گذرانده و مشتری نخست را پیدا کرده است. این بسته، خانه را کارگاه کوچکی می‌کند.',
    en: 'The training is done and a first customer found. This kit turns a room into a small workshop.',
  },
  {
    fa: 'تا حالا برای دیگران کار کرده است. با ابزار خودش، دستمزد کامل کارش به خانه می‌رسد.',
    en: 'Until now the work was for others. With own tools, all that is earned comes home.',
  },
] as const;
