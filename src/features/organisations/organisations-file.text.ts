import type { Text } from '../../kernel/text.ts';

/** What is wrong with a line of the file of organisations, and how to mend it. Names of fields stay as they are written. */
export const organisationsFileText = {
  notJson: { fa: 'JSON نیست؛ در هر سطر یک سازمان بنویسید', en: 'is not JSON; write one object a line' },
  noObject: { fa: 'این سطر باید یک سازمان باشد', en: 'the line must be an object' },
  unknown: (keys: readonly string[]): Text => ({
    fa: `چنین خانه‌ای نداریم: ${keys.join('، ')}`,
    en: `the line knows no ${keys.join(', ')}`,
  }),
  must: {
    id: {
      fa: 'باید org- و پس از آن حروف کوچک لاتین، رقم و خط تیره باشد',
      en: 'must be "org-" and small Latin letters, digits and hyphens',
    },
    province: {
      fa: 'باید کدی از provinces.csv باشد، یا null',
      en: 'must be a code of provinces.csv, or null',
    },
    county: { fa: 'باید کدی از counties.csv باشد، یا null', en: 'must be a code of counties.csv, or null' },
    covers: {
      fa: 'باید فهرستی از کدهای counties.csv باشد؛ برای همهٔ کشور []',
      en: 'must be a list of codes of counties.csv; [] for the whole country',
    },
    capacity: {
      fa: 'باید شمار کسانی باشد که جا دارد، یا null اگر دانسته نیست',
      en: 'must be how many it can take, or null where unknown',
    },
    covered: {
      fa: 'باید شمار کسانی باشد که اکنون زیر پوشش‌اند، یا null اگر دانسته نیست',
      en: 'must be how many it covers now, or null where unknown',
    },
    monthlyTarget: {
      fa: 'باید شمار خانواده‌ها در ماه باشد، یا null اگر هیئت‌مدیره نگذاشته است',
      en: 'must be families a month, or null where its board set none',
    },
    sample: {
      fa: 'باید true (ساختگی) یا false (واقعی) باشد',
      en: 'must be true (made up) or false (the real one)',
    },
  },
  persianName: { fa: 'باید نام فارسی باشد', en: 'must be the Persian name' },
  englishName: { fa: 'باید نام انگلیسی باشد', en: 'must be the English name' },
  mustKind: (kinds: readonly string[]): Text => ({
    fa: `باید یکی از این‌ها باشد: ${kinds.join('، ')}`,
    en: `must be one of ${kinds.join(', ')}`,
  }),
  twice: (id: string, line: number): Text => ({
    fa: `شناسهٔ «${id}» در سطر ${line} هم هست؛ یکی را عوض کنید`,
    en: `id "${id}" stands on line ${line} too; give one another id`,
  }),
  nationalHasNoPlace: {
    fa: 'ملی است: province و county باید null باشد و covers []',
    en: 'is national: province and county must be null and covers []',
  },
  noProvince: {
    fa: 'province خالی است؛ کدی از provinces.csv بنویسید',
    en: 'province is missing; write a code of provinces.csv',
  },
  noCounty: {
    fa: 'county خالی است؛ کد شهرستانش را از counties.csv بنویسید',
    en: 'county is missing; write the code of counties.csv it sits in',
  },
  noCovers: {
    fa: 'covers خالی است؛ شهرستان‌هایی را که پوشش می‌دهد بنویسید',
    en: 'covers is empty; name the counties it covers',
  },
  notIn: (name: string, code: string, file: string): Text => ({
    fa: `${name} «${code}» در ${file} نیست؛ کد را درست کنید یا آنجا بیفزایید`,
    en: `${name} "${code}" is not in ${file}; correct the code or add it there`,
  }),
  ofAnotherProvince: (name: string, code: string, itsProvince: string, province: string): Text => ({
    fa: `${name} «${code}» شهرستانی از ${itsProvince} است، نه از ${province}؛ یکی را درست کنید`,
    en: `${name} "${code}" is a county of ${itsProvince}, not of ${province}; correct one of them`,
  }),
  coversTwice: (codes: readonly string[]): Text => ({
    fa: `در covers دو بار آمده است: ${codes.join('، ')}؛ یکی را بردارید`,
    en: `covers names ${codes.join(', ')} twice; leave one out`,
  }),
  overCapacity: (covered: number, times: number, capacity: number): Text => ({
    fa: `شمار زیر پوشش (covered) ${covered} بیش از ${times} برابر گنجایش (capacity) ${capacity} است؛ یکی را درست کنید`,
    en: `covered ${covered} is more than ${times} times its capacity ${capacity}; correct one of them`,
  }),
  overPeople: (covered: number, percent: number, people: number): Text => ({
    fa: `شمار زیر پوشش (covered) ${covered} بیش از ${percent} درصد ${people} نفر مردم شهرستان‌هایش است؛ درستش کنید`,
    en: `covered ${covered} is more than ${percent} % of the ${people} people of its counties; correct it`,
  }),
} as const;
