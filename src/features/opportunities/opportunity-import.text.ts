import type { Text } from '../../kernel/text.ts';
import type { Words } from '../records/cell-values.text.ts';
import type { Contract, OpportunityKind, ReservedGroup, Workplace } from './opportunity-facts.rules.ts';

/** Words of a job list's cells, by what they mean; compared folded. */
export const kindWords: Words<OpportunityKind> = {
  job: ['کار', 'شغل', 'استخدام', 'job', 'work'],
  'loan-programme': ['وام', 'طرح وام', 'loan', 'loan programme'],
  kit: ['بسته', 'بستهٔ کار', 'kit'],
  training: ['آموزش', 'دوره', 'دورهٔ آموزشی', 'training', 'course'],
};
export const workplaceWords: Words<Workplace> = {
  fixed: ['ثابت', 'کارگاه', 'محل ثابت', 'fixed'],
  mobile: ['سیار', 'mobile'],
  rotational: ['اقماری', 'rotational'],
  home: ['در خانه', 'خانه', 'خانگی', 'در منزل', 'منزل', 'home'],
};
export const contractWords: Words<Contract> = {
  permanent: ['دائم', 'دائمی', 'رسمی', 'permanent'],
  fixed: ['مدت معین', 'موقت', 'قراردادی', 'fixed', 'fixed term'],
  casual: ['روزمزد', 'casual', 'daily wage'],
  own: ['آزاد', 'کارمزدی', 'own', 'own account'],
};
export const reservedWords: Words<ReservedGroup> = {
  released: ['جویای کار', 'آزادشده', 'released'],
  family: ['خانواده', 'خانوادهٔ همراه', 'family'],
  'women-heads': ['زن سرپرست خانوار', 'زنان سرپرست خانوار', 'women heads', 'women-heads'],
};

/** Headings of a job list by field: the Persian one of the template, the English one, and others that are met. */
export const headings = {
  title: ['عنوان شغل', 'Job title', 'عنوان', 'شغل', 'نام شغل', 'title', 'title.fa'],
  'title.en': ['عنوان انگلیسی', 'English title'],
  kind: ['نوع', 'Kind', 'نوع فرصت', 'type'],
  province: ['استان', 'Province'],
  county: ['شهرستان', 'County', 'شهر', 'city'],
  'employer.name': ['کارفرما', 'Employer', 'نام کارفرما', 'کارگاه', 'شرکت', 'company'],
  'employer.contact': ['رابط', 'Contact', 'نام رابط', 'مسئول', 'contact person'],
  'employer.phone': ['تلفن', 'Phone', 'شماره تماس', 'تلفن تماس', 'تلفن کارفرما', 'موبایل', 'telephone'],
  'employer.address': ['نشانی', 'Address', 'آدرس'],
  'near.lat': ['عرض جغرافیایی', 'Latitude', 'lat'],
  'near.lng': ['طول جغرافیایی', 'Longitude', 'lng', 'lon'],
  workplace: ['محل کار', 'Workplace'],
  lodging: ['خوابگاه', 'Lodging', 'اسکان'],
  vacancies: ['ظرفیت', 'Vacancies', 'تعداد', 'تعداد مورد نیاز', 'openings'],
  opensOn: ['تاریخ شروع ثبت', 'Opens on', 'تاریخ آغاز', 'تاریخ اعلام', 'تاریخ ثبت', 'opening date'],
  closesOn: ['تاریخ پایان', 'Closes on', 'مهلت', 'مهلت ثبت', 'closing date', 'deadline'],
  startOn: ['شروع کار', 'Starts on', 'تاریخ شروع کار', 'start date'],
  iscoCode: ['کد شغل (ISCO)', 'ISCO code', 'کد شغل', 'ISCO'],
  years: ['سابقه (سال)', 'Years of experience', 'سابقه', 'سابقه کار', 'سابقه کار (سال)', 'experience'],
  education: ['تحصیلات', 'Education', 'مدرک تحصیلی', 'میزان تحصیلات', 'حداقل تحصیلات'],
  skills: ['مهارت‌های لازم', 'Skills', 'مهارت‌ها', 'مهارت'],
  licences: ['گواهینامه', 'Licences', 'گواهینامه رانندگی', 'licence', 'license'],
  documents: ['مدارک', 'Documents', 'مدارک لازم'],
  permits: ['مجوزها', 'Permits', 'مجوز'],
  minAge: ['حداقل سن', 'Minimum age', 'min age'],
  maxAge: ['حداکثر سن', 'Maximum age', 'max age'],
  workspaceM2: ['فضای لازم (متر مربع)', 'Workspace (m2)', 'فضای لازم'],
  hours: ['ساعت کار', 'Working hours', 'ساعات کار', 'ساعت کاری'],
  monthlyIncomeRial: [
    'دستمزد ماهانه (ریال)',
    'Monthly income (rials)',
    'دستمزد ماهانه',
    'دستمزد',
    'حقوق',
    'حقوق ماهانه',
    'درآمد ماهانه (ریال)',
    'wage',
    'monthly wage',
  ],
  contract: ['قرارداد', 'Contract', 'نوع قرارداد'],
  insured: ['بیمه', 'Insured', 'insurance'],
  barredBy: ['محدودیت‌های مانع', 'Barred by', 'محدودیت مانع'],
  reservedFor: ['ویژهٔ', 'Reserved for', 'مخصوص'],
  sourceKey: ['شمارهٔ فهرست', 'Source number', 'شناسه', 'شناسه آگهی', 'کد آگهی', 'source key', 'reference'],
} as const satisfies Readonly<Record<string, readonly [fa: string, en: string, ...others: string[]]>>;

/** What only an import says of a row, beside the messages of the fields. */
export const rowMessages = {
  'row.repeated': {
    fa: 'همین شغل (عنوان، کارفرما، شهرستان و تاریخ) در سطر دیگری با شرایط دیگر آمده است؛ یکی را حذف کنید یا به هر کدام «شمارهٔ فهرست» بدهید.',
    en: 'The same job (title, employer, county, date) stands in another row with other terms; remove one or give each a source number.',
  },
  'skill.guessed': {
    fa: 'مطمئن نیستیم که این مهارت را درست فهمیدیم؛ همان‌طور که نوشته‌ایم ثبت می‌شود. اگر درست نیست، نام آن را از فهرست بنویسید.',
    en: 'We are not sure that this skill was understood; it is taken in as written beside. If it is not right, write its name from the list.',
  },
  'record.closed': {
    fa: 'این فرصت نزد شما بسته شده است و با این فهرست باز نمی‌شود.',
    en: 'This opportunity has been closed here; the list does not open it again.',
  },
} as const satisfies Record<string, Text>;
