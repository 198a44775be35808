import type { Text } from '../../kernel/text.ts';
import type { OpportunityKind } from './opportunity-facts.rules.ts';
import type {
  feeCollections,
  feeMethods,
  kitMarkets,
  kitPurposes,
  loanAdministrators,
} from './opportunity-terms.rules.ts';

/** Every field of the form by its name there; repeated rows by the name of their column. */
export const fieldLabels = {
  'title.fa': { fa: 'عنوان', en: 'Title in Persian' },
  'title.en': { fa: 'عنوان به انگلیسی', en: 'Title in English' },
  'employer.name': { fa: 'نام', en: 'Name' },
  'employer.contact': { fa: 'رابط', en: 'Contact' },
  'employer.phone': { fa: 'تلفن', en: 'Phone' },
  'employer.address': { fa: 'نشانی', en: 'Address' },
  province: { fa: 'استان', en: 'Province' },
  county: { fa: 'شهرستان', en: 'County' },
  near: { fa: 'نقطهٔ روی نقشه', en: 'Point on the map' },
  nationwide: { fa: 'سراسر کشور', en: 'Nationwide' },
  workplace: { fa: 'جای کار', en: 'Workplace' },
  lodging: { fa: 'خوابگاه دارد', en: 'With lodging' },
  vacancies: { fa: 'ظرفیت', en: 'Vacancies' },
  opensOn: { fa: 'باز از', en: 'Open from' },
  closesOn: { fa: 'باز تا', en: 'Open until' },
  startOn: { fa: 'آغاز', en: 'Starts on' },
  iscoCode: { fa: 'شغل', en: 'Occupation' },
  years: { fa: 'سال تجربه', en: 'Years of experience' },
  education: { fa: 'تحصیلات', en: 'Education' },
  hours: { fa: 'ساعت‌های هفته', en: 'Hours of the week' },
  monthlyIncomeRial: { fa: 'درآمد ماهانه (ریال)', en: 'Monthly income (rials)' },
  contract: { fa: 'قرارداد', en: 'Contract' },
  insured: { fa: 'بیمه', en: 'Insured' },
  documents: { fa: 'مدارک', en: 'Documents' },
  licences: { fa: 'گواهینامه‌ها', en: 'Licences' },
  permits: { fa: 'مجوزها', en: 'Permits' },
  minAge: { fa: 'کمترین سن', en: 'Lowest age' },
  maxAge: { fa: 'بیشترین سن', en: 'Highest age' },
  workspaceM2: { fa: 'جای لازم در خانه (متر مربع)', en: 'Room needed at home (m²)' },
  workspaceNeeds: { fa: 'آن جا چه لازم دارد', en: 'What that room needs' },
  barredBy: { fa: 'با این محدودیت‌ها نمی‌شود', en: 'Not with these restrictions' },
  reservedFor: { fa: 'تنها برای این گروه‌ها', en: 'Only for these groups' },
  'loan.capRial': { fa: 'سقف وام (ریال)', en: 'Cap (rials)' },
  'loan.termMonths': { fa: 'بازپرداخت (ماه)', en: 'Term (months)' },
  'loan.graceMonths': { fa: 'تنفس (ماه)', en: 'Grace (months)' },
  'loan.feePercent': { fa: 'کارمزد (درصد، تا ۴)', en: 'Fee (per cent, at most 4)' },
  'loan.feeMethod': { fa: 'روش کارمزد', en: 'Fee method' },
  'loan.collection': { fa: 'دریافت کارمزد', en: 'Collection of the fee' },
  'loan.guarantors': { fa: 'تعداد ضامن', en: 'Guarantors' },
  'loan.administeredBy': { fa: 'پرداخت از', en: 'Administered by' },
  'loan.fundCode': { fa: 'کد صندوق', en: 'Code of the fund' },
  'loan.programme': { fa: 'برنامهٔ آماده', en: 'Programme of the catalogue' },
  'kit.code': { fa: 'بستهٔ آماده', en: 'Kit of the catalogue' },
  'kit.priceRial': { fa: 'بهای بسته (ریال)', en: 'Price of the kit (rials)' },
  'kit.purpose': { fa: 'برای', en: 'Purpose' },
  'kit.market': { fa: 'بازار فروش', en: 'Market' },
  'training.code': { fa: 'دورهٔ آماده', en: 'Training of the catalogue' },
  'training.weeks': { fa: 'طول دوره (هفته)', en: 'Length (weeks)' },
} as const satisfies Record<string, Text>;
export type FieldName = keyof typeof fieldLabels;

/** Columns of the rows, by list and name. */
export const rowLabels = {
  'skills.skillId': { fa: 'مهارت', en: 'Skill' },
  'skills.level': { fa: 'سطح', en: 'Level' },
  'skills.importance': { fa: 'اهمیت', en: 'Importance' },
  'training.teaches.skillId': { fa: 'مهارتی که یاد می‌دهد', en: 'Skill it teaches' },
  'training.teaches.level': { fa: 'تا سطح', en: 'Up to level' },
  'kit.items.name': { fa: 'قلم', en: 'Item' },
  'kit.items.priceRial': { fa: 'بها (ریال)', en: 'Price (rials)' },
  'kit.buyers.name': { fa: 'خریدار', en: 'Buyer' },
  'kit.buyers.firm': { fa: 'قول قطعی داده', en: 'Has committed' },
} as const satisfies Record<string, Text>;
export type RowName = keyof typeof rowLabels;

export const opportunityFormText = {
  newTitle: {
    job: { fa: 'کار تازه', en: 'New job' },
    kit: { fa: 'بستهٔ کار تازه', en: 'New kit' },
    'loan-programme': { fa: 'وام تازه', en: 'New loan' },
    training: { fa: 'آموزش تازه', en: 'New training' },
  } satisfies Record<OpportunityKind, Text>,
  chooseKind: { fa: 'چه فرصتی ثبت می‌کنید؟', en: 'What kind of opportunity?' },
  kindLead: {
    job: { fa: 'کاری نزد یک کارفرما، در محل یا در خانه', en: 'Work with an employer, on site or at home' },
    kit: {
      fa: 'وسایل و سرمایهٔ آغاز یک کار خانگی یا کوچک',
      en: 'Equipment and stock to start a small business',
    },
    'loan-programme': { fa: 'وام بی‌بهره با شرایط بازپرداخت', en: 'An interest-free loan and its terms' },
    training: {
      fa: 'دوره یا استادشاگردی که به کار می‌رسد',
      en: 'A course or apprenticeship that leads to work',
    },
  } satisfies Record<OpportunityKind, Text>,
  editTitle: { fa: 'ویرایش فرصت', en: 'Edit the opportunity' },
  blankIsNone: {
    fa: 'جز خانه‌های لازم، هرچه خالی بماند شرط شمرده نمی‌شود.',
    en: 'Apart from the required fields, whatever is left blank is not a requirement.',
  },
  template: { fa: 'از فهرست آماده', en: 'From the catalogue' },
  templateHint: {
    fa: 'با برگزیدن یکی، خانه‌ها پر می‌شود و می‌توانید همه را تغییر دهید.',
    en: 'Choosing one fills in the fields; all of them can be changed.',
  },
  fill: { fa: 'پر کن', en: 'Fill in' },
  basics: { fa: 'فرصت', en: 'Opportunity' },
  employer: { fa: 'کارفرما', en: 'Employer' },
  provider: { fa: 'برگزارکننده', en: 'Provider' },
  supplier: { fa: 'تأمین‌کننده', en: 'Supplier' },
  lender: { fa: 'پرداخت‌کننده', en: 'Lender' },
  employerHint: {
    fa: 'اگر این نام پیش‌تر ثبت شده باشد همان به کار می‌رود؛ خانه‌ای که خالی بماند چیزی را از پروندهٔ کارفرما پاک نمی‌کند.',
    en: 'A name already on file is used again; a field left blank removes nothing from the employer’s file.',
  },
  place: { fa: 'جا', en: 'Place' },
  placeHint: {
    fa: 'استان و شهرستان را بنویسید، یا «سراسر کشور» را تیک بزنید.',
    en: 'Write province and county, or tick "nationwide".',
  },
  provinceHint: {
    fa: 'لازم است، مگر «سراسر کشور» را تیک بزنید و این را خالی کنید.',
    en: 'Needed, unless you tick "nationwide" and leave this empty.',
  },
  nearHint: { fa: 'عرض و طول، مثل ۲۸٫۹۷، ۵۰٫۸۴', en: 'Latitude and longitude, such as 28.97, 50.84' },
  time: { fa: 'زمان', en: 'Time' },
  dateHint: { fa: 'مثل ۱۴۰۵/۰۹/۰۱', en: 'Such as 2026-11-22' },
  hoursHint: {
    fa: 'مثل «شنبه تا چهارشنبه ۸ تا ۱۶؛ پنجشنبه ۸ تا ۱۲». خالی = ساعت شناور',
    en: 'Such as "Sat to Wed 8-16; Thu 8-12". Blank = flexible hours',
  },
  incomeHint: { fa: 'می‌توانید «۱۵ میلیون تومان» هم بنویسید.', en: 'You may also write "15 million toman".' },
  pay: { fa: 'درآمد', en: 'Pay' },
  requirements: { fa: 'چه کسی می‌تواند', en: 'Who can take it' },
  skills: { fa: 'مهارت‌ها', en: 'Skills' },
  skillsHint: {
    fa: 'چند حرف بنویسید و از فهرست بردارید. سطح ۱ آشنا، ۲ متوسط، ۳ ماهر، ۴ استادکار. مهارت «لازم» نبودش راه را می‌بندد.',
    en: 'Type a few letters and take one from the list. Level 1 beginner, 2 intermediate, 3 skilled, 4 master. Lacking an essential skill blocks.',
  },
  occupationHint: {
    fa: 'چند حرف از نام شغل یا کد چهاررقمی',
    en: 'A few letters of the name, or the four-digit code',
  },
  chosen: { fa: 'انتخاب شده', en: 'chosen' },
  workspace: { fa: 'جای لازم برای کار خانگی', en: 'Room for work at home' },
  loan: { fa: 'شرایط وام', en: 'Terms of the loan' },
  loanLead: {
    fa: 'از خانوار چک، سفته یا وثیقه خواسته نمی‌شود؛ تنها ضامن.',
    en: 'No cheque, promissory note or collateral is asked of a household; guarantors only.',
  },
  kit: { fa: 'بستهٔ کار', en: 'The kit' },
  kitPriceHint: { fa: 'خالی = جمع بهای اقلام', en: 'Blank = sum of the items' },
  items: { fa: 'اقلام بسته', en: 'Items' },
  buyers: { fa: 'خریداران محصول', en: 'Buyers of the product' },
  training: { fa: 'دوره', en: 'The training' },
  teaches: { fa: 'چه یاد می‌دهد', en: 'What it teaches' },
  row: { fa: 'ردیف', en: 'Row' },
  rowHidden: (label: string, n: string): Text => ({ fa: `${label}، ردیف ${n}`, en: `${label}, row ${n}` }),
  publish: { fa: 'ثبت فرصت', en: 'Publish' },
  saveEdit: { fa: 'ثبت تغییرها', en: 'Save the changes' },
  notStated: { fa: 'گفته نشده', en: 'Not stated' },
  any: { fa: 'شرط نیست', en: 'Not required' },
  levels: {
    '1': { fa: '۱ آشنا', en: '1 beginner' },
    '2': { fa: '۲ متوسط', en: '2 intermediate' },
    '3': { fa: '۳ ماهر', en: '3 skilled' },
    '4': { fa: '۴ استادکار', en: '4 master' },
  },
  importance: {
    essential: { fa: 'لازم', en: 'Essential' },
    useful: { fa: 'سودمند', en: 'Useful' },
  },
  staleTitle: {
    fa: 'این فرصت در این میان تغییر کرده است.',
    en: 'This opportunity has changed in the meantime.',
  },
  staleLead: {
    fa: 'چیزی ثبت نشد و آنچه نوشتید سر جایش است. این خانه‌ها با پروندهٔ کنونی فرق دارد؛ اگر دوباره ثبت کنید، نوشتهٔ شما می‌ماند.',
    en: 'Nothing was saved and what you wrote is still here. These fields differ from the record now; if you save again, yours stand.',
  },
  staleBoth: {
    fa: 'چیزی ثبت نشد و آنچه نوشتید سر جایش است. این خانه‌ها را هم شما عوض کرده‌اید و هم همکارتان؛ در بقیه کار هر دو می‌ماند. اگر دوباره ثبت کنید، نوشتهٔ شما می‌ماند.',
    en: 'Nothing was saved and what you wrote is still here. These fields you changed, and so did a colleague; elsewhere the work of both stays. If you save again, yours stand.',
  },
  staleSame: {
    fa: 'چیزی ثبت نشد؛ آنچه نوشتید با پروندهٔ کنونی یکی است.',
    en: 'Nothing was saved; what you wrote is the same as the record now.',
  },
  onRecord: { fa: 'اکنون در پرونده', en: 'On record now' },
  yours: { fa: 'نوشتهٔ شما', en: 'Yours' },
  field: { fa: 'خانه', en: 'Field' },
  blank: { fa: 'خالی', en: 'blank' },
} as const;

export const feeMethodNames: Readonly<Record<(typeof feeMethods)[number], Text>> = {
  'once-on-principal': { fa: 'یک بار بر اصل وام', en: 'Once, on the principal' },
  'yearly-on-balance': { fa: 'سالانه بر مانده', en: 'Yearly, on the balance' },
};
export const collectionNames: Readonly<Record<(typeof feeCollections)[number], Text>> = {
  upfront: { fa: 'هنگام پرداخت', en: 'Upfront' },
  spread: { fa: 'پخش در قسط‌ها', en: 'Spread over the instalments' },
  'own-instalment': { fa: 'قسطی جدا در هر سال', en: 'An instalment of its own each year' },
};
export const administratorNames: Readonly<Record<(typeof loanAdministrators)[number], Text>> = {
  'own-fund': { fa: 'صندوق خودمان', en: 'Our own fund' },
  'bank-referral': { fa: 'معرفی به بانک', en: 'Referral to a bank' },
};
export const purposeNames: Readonly<Record<(typeof kitPurposes)[number], Text>> = {
  start: { fa: 'آغاز کار', en: 'To start' },
  restock: { fa: 'تکمیل سرمایه', en: 'To restock' },
  replacement: { fa: 'جایگزین وسیلهٔ خراب یا دزدیده', en: 'To replace what broke or was stolen' },
};
export const marketNames: Readonly<Record<(typeof kitMarkets)[number], Text>> = {
  contract: { fa: 'قرارداد خرید دارد', en: 'Purchase contract' },
  'anchor-firm': { fa: 'با پشتیبان', en: 'Anchor firm' },
  'local-demand': { fa: 'نیاز محلی', en: 'Local demand' },
  none: { fa: 'هنوز معلوم نیست', en: 'None yet' },
};
