export const fairShareText = {
  definition: {
    fa: 'از خانوارهای واجد شرایط در ۱۲ ماه شمسی گذشته (آنان که بسته یا وام گرفته‌اند و در شمار ماه‌ها آمده‌اند، و آنان که امروز جویای کارند و بسته یا وام می‌خواهند و در این ۱۲ ماه نگرفته‌اند) چه سهمی گرفته است؛ بر پایهٔ شهرستان و جنس سرپرست و نوع خانوار. جینی و تایل نابرابری این سهم‌ها را میان گروه‌ها می‌سنجند، به وزن خانوارهای واجد شرایط: ۰ یعنی برابر. گروهی که به نسبت اندازه‌اش کمتر از یک واگذاری به آن می‌رسد سنجیده نمی‌شود.',
    en: 'Of the households eligible in the last 12 Jalali months (those who received a kit or loan that counted, and those who seek today, wish for one and had none in these 12 months), the share that received one; by county, sex of the head and type of household. Gini and Theil measure how unequal these shares are between groups, weighted by eligible households: 0 is equal. A group to which by its size less than one award would fall is not judged.',
  },
  others: { fa: 'گروه‌های کوچک، روی هم', en: 'Small groups together' },
  sex: {
    female: { fa: 'زن', en: 'Woman' },
    male: { fa: 'مرد', en: 'Man' },
  },
  household: {
    'woman-headed-with-dependants': {
      fa: 'زن سرپرست، با افراد تحت تکفل',
      en: 'Headed by a woman, with dependants',
    },
    'woman-headed': { fa: 'زن سرپرست', en: 'Headed by a woman' },
    'man-headed-with-dependants': {
      fa: 'مرد سرپرست، با افراد تحت تکفل',
      en: 'Headed by a man, with dependants',
    },
    'man-headed': { fa: 'مرد سرپرست', en: 'Headed by a man' },
    unknown: { fa: 'ثبت نشده', en: 'Not on record' },
  },
} as const;
