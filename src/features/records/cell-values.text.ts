/** Words that lists use in their cells, by what they mean; the first of each is the one we suggest. Compared folded. */
export type Words<T extends string = string> = Readonly<Record<T, readonly string[]>>;

export const yesNoWords: Words<'yes' | 'no'> = {
  yes: ['بله', 'بلی', 'آری', 'آره', 'هست', 'است', 'دارد', 'yes', 'y', 'true', '1', '+', '✓', '✔'],
  no: ['خیر', 'نه', 'نیست', 'ندارد', 'no', 'n', 'false', '0', '✗'],
};

export const educationWords = {
  none: ['بی‌سواد', 'بدون سواد', 'none', 'no schooling'],
  literacy: ['خواندن و نوشتن', 'نهضت', 'نهضت سوادآموزی', 'literacy'],
  primary: ['ابتدایی', 'پایان ابتدایی', 'پنجم ابتدایی', 'ششم ابتدایی', 'دبستان', 'primary'],
  'lower-secondary': [
    'سیکل',
    'راهنمایی',
    'متوسطه اول',
    'پایان متوسطه اول',
    'پایان متوسطه اول (سیکل)',
    'زیر دیپلم',
    'lower secondary',
  ],
  diploma: ['دیپلم', 'متوسطه دوم', 'پیش‌دانشگاهی', 'diploma'],
  associate: ['فوق دیپلم', 'کاردانی', 'associate', 'associate degree'],
  bachelor: ['لیسانس', 'کارشناسی', 'bachelor', "bachelor's", "bachelor's degree"],
  master: [
    'فوق لیسانس',
    'کارشناسی ارشد',
    'ارشد',
    'کارشناسی ارشد و بالاتر',
    'دکترا',
    'دکتری',
    'master',
    "master's",
    "master's degree",
    "master's degree or above",
  ],
} as const satisfies Words;

/** Everyday names that the reference does not have, by catalogue and code. */
export const everydayNames = {
  documents: {
    'id-card': ['کارت ملی هوشمند', 'کارت شناسایی', 'id card'],
    'birth-certificate': ['شناسنامه', 'birth certificate'],
    'bank-account': ['حساب بانکی', 'شماره حساب', 'کارت بانکی', 'حساب', 'bank account'],
    'service-card': ['کارت پایان خدمت', 'پایان خدمت', 'کارت معافیت', 'معافیت', 'service card'],
    'record-certificate': ['عدم سوء پیشینه', 'record certificate'],
    'own-sim': ['سیم‌کارت'],
    diploma: ['مدرک دیپلم'],
  },
  licences: {
    'driving-d': ['پایه یکم', 'پایه یک', 'پایه ۱', 'driving d'],
    'driving-c': ['پایه دوم', 'پایه دو', 'پایه ۲', 'driving c'],
    'driving-b': ['پایه سوم', 'پایه سه', 'پایه ۳', 'رانندگی', 'driving b', 'driving licence'],
    'driving-motorcycle': ['موتورسیکلت', 'موتور', 'motorcycle'],
    'driving-special': ['ویژه', 'پایه ویژه', 'لیفتراک'],
  },
  permits: {},
  restrictions: {
    driving: ['رانندگی', 'منع رانندگی', 'منع از رانندگی'],
    'leaving-country': ['خروج از کشور', 'ممنوع‌الخروج', 'ممنوع الخروجی'],
    'financial-handling': ['امور مالی', 'صندوق', 'تصدی امور مالی'],
    'motor-machinery': ['ماشین‌آلات', 'کار با ماشین‌آلات'],
    'cheque-book': ['دسته‌چک', 'دسته چک'],
  },
} as const satisfies Readonly<Record<string, Words>>;

/** A word before the name of a licence that the reference does not repeat. */
export const licenceWord = 'گواهینامه';

/** Multipliers to rials or to the plain number, by word. */
export const scaleWords: readonly (readonly [string, number])[] = [
  ['هزار', 1_000],
  ['میلیون', 1_000_000],
  ['ملیون', 1_000_000],
  ['میلیارد', 1_000_000_000],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
];
export const rialWords = ['ریال', 'rial', 'rials', 'irr'] as const;
export const tomanWords = ['تومان', 'تومن', 'toman', 'tomans'] as const;
/** Units that may stand behind a plain number and say nothing new. */
export const unitWords = [
  'نفر',
  'سال',
  'کیلومتر',
  'متر',
  'مترمربع',
  'ماه',
  'people',
  'years',
  'year',
  'km',
  'm2',
  'm',
] as const;

export const levelWords: Words<'1' | '2' | '3' | '4'> = {
  '1': ['مبتدی', 'آشنا', 'beginner'],
  '2': ['متوسط', 'intermediate'],
  '3': ['ماهر', 'خوب', 'skilled'],
  '4': ['استادکار', 'استاد', 'حرفه‌ای', 'عالی', 'master'],
};
export const levelPrefixes = ['سطح', 'درجه', 'level'] as const;

/** Words of hours, folded and joined as they are met in a cell. */
export const hourWords = {
  days: {
    sat: ['شنبه', 'saturday', 'sat'],
    sun: ['یکشنبه', '1شنبه', 'sunday', 'sun'],
    mon: ['دوشنبه', '2شنبه', 'monday', 'mon'],
    tue: ['سه‌شنبه', '3شنبه', 'tuesday', 'tues', 'tue'],
    wed: ['چهارشنبه', '4شنبه', 'wednesday', 'wed'],
    thu: ['پنجشنبه', '5شنبه', 'thursday', 'thurs', 'thu'],
    fri: ['جمعه', 'friday', 'fri'],
  },
  everyDay: [
    'هر روز',
    'هرروزه',
    'همه روزه',
    'همه روزها',
    'همه روزهای هفته',
    'تمام روزها',
    'every day',
    'daily',
  ],
  evenDays: ['روزهای زوج', 'زوج'],
  oddDays: ['روزهای فرد', 'فرد'],
  until: ['تا', 'الی', 'to', 'until'],
  and: ['و', 'and', '&'],
  filler: ['از ساعت', 'ساعت', 'از', 'روزهای', 'روز', 'صبح', 'am', 'from'],
  afternoon: ['بعد از ظهر', 'ظهر', 'عصر', 'شب', 'pm'],
} as const;
