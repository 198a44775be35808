/** The yearly day on which everybody gives together: 5 Khordad, known by all who look after these families. */
export const nasimMehr = {
  slug: 'nasim-mehr',
  yearlyOn: '03-05',
  title: { fa: 'نسیم مهر', en: 'Nasim-e Mehr' },
  story: {
    fa: 'هر سال در پنجم خرداد یک روز کنار هم می‌ایستیم تا خانواده‌های بیشتری ابزار کار خودشان را داشته باشند. هر سهمی، کوچک یا بزرگ، به کاری می‌رسد که می‌ماند.',
    en: 'Each year on the fifth of Khordad we stand together for a day, so that more families own the tools of their trade. Every share, small or large, becomes work that lasts.',
  },
} as const;
