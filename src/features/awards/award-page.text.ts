import type { Text } from '../../kernel/text.ts';

export const awardPageText = {
  title: { fa: 'واگذاری‌ها', en: 'Kits and loans given' },
  lead: {
    fa: 'بسته‌هایی که تحویل شده و وام‌هایی که پرداخت شده است، با اینکه چه سهمی را خیّران داده‌اند. قولِ «خانوارهای این ماه» از همین‌جا شمرده می‌شود.',
    en: 'Kits handed over and loans paid out, with how much benefactors gave. The promise of households a month is counted from here.',
  },
  recalls: { fa: 'تماس دوبارهٔ فصل', en: 'Re-calls of the quarter' },
  add: { fa: 'ثبت بسته یا وام', en: 'Record a kit or a loan' },
  chooseFirst: {
    fa: 'واگذاری به نام یک مددجو ثبت می‌شود. او را بیابید و از پروندهٔ او ثبت کنید.',
    en: 'An award is recorded for a person. Find them and record it from their file.',
  },
  toPeople: { fa: 'جست‌وجوی مددجو', en: 'Find the person' },
  person: { fa: 'مددجو', en: 'Person' },
  kind: { fa: 'چه', en: 'What' },
  state: { fa: 'مرحله', en: 'Stage' },
  amount: { fa: 'مبلغ', en: 'Amount' },
  amountHint: { fa: 'به ریال، همهٔ آن', en: 'In rials, the whole of it' },
  benefactors: { fa: 'سهم خیّران', en: 'Share of benefactors' },
  benefactorsHint: {
    fa: 'به ریال؛ اگر خیّران چیزی نداده‌اند ۰ بنویسید. دست‌کم نیمی از مبلغ باید از خیّران باشد تا در شمار ماه بیاید.',
    en: 'In rials; 0 where benefactors gave nothing. At least half must come from benefactors for it to count for the month.',
  },
  percent: (n: string): Text => ({ fa: `${n}٪ از خیّران`, en: `${n}% by benefactors` }),
  belowHalf: {
    fa: 'کمتر از نیمی از آن را خیّران داده‌اند؛ در شمار ماه نمی‌آید.',
    en: 'Benefactors gave less than half of it; it does not count for the month.',
  },
  mayCount: {
    fa: 'دست‌کم نیمی از آن را خیّران داده‌اند؛ اگر این خانواده در ۱۲ ماه پیش چنین چیزی از هیچ‌جا نگرفته باشد در شمار ماه می‌آید.',
    en: 'Benefactors gave at least half of it; it counts for the month unless the family had such from anywhere in the 12 months before.',
  },
  opportunity: { fa: 'از کدام بسته یا برنامهٔ وام', en: 'From which kit or loan programme' },
  noOpportunity: { fa: 'هیچ‌کدام از فرصت‌های ثبت‌شده', en: 'None of those recorded here' },
  approvedOn: { fa: 'روز تصویب', en: 'Approved on' },
  fundedOn: { fa: 'روزی که پولش آماده شد', en: 'Funded on' },
  deliveredOn: { fa: 'روز تحویل یا پرداخت', en: 'Handed over or paid on' },
  notYet: { fa: 'هنوز نه', en: 'Not yet' },
  dateHint: { fa: 'مثل ۱۴۰۵/۰۸/۱۰', en: 'Such as 1405/08/10 or 2026-11-01' },
  work: { fa: 'کاری که از آن پا گرفت', en: 'The work it led to' },
  workHint: {
    fa: 'از کارهای ثبت‌شدهٔ همین مددجو؛ «درآمد در روز ۹۰» از آن دانسته می‌شود.',
    en: 'One of those on the file; whether it earns at day 90 is known from it.',
  },
  noWork: { fa: 'هنوز کاری ثبت نشده', en: 'No work recorded yet' },
  recordWork: { fa: 'ثبت کاری که از آن پا گرفت', en: 'Write down the work it began' },
  workFrom: (start: string): Text => ({ fa: `کار از ${start}`, en: `Work since ${start}` }),
  ended: (end: string): Text => ({ fa: `تا ${end}`, en: `until ${end}` }),
  save: { fa: 'ثبت', en: 'Save' },
  deliver: { fa: 'ثبت تحویل یا پرداخت', en: 'Record the hand-over or payment' },
  edit: { fa: 'ویرایش', en: 'Change' },
  editLink: { fa: 'کاری که از آن پا گرفت', en: 'The work it led to' },
  void: { fa: 'باطل کردن', en: 'Void' },
  voidLead: {
    fa: 'برای همیشه است: از این پس در هیچ آماری نمی‌آید، ولی آنچه پیش‌تر گزارش شده همان می‌ماند. بسته‌ای که پس داده شده «باطل» نیست؛ تحویل شده بود.',
    en: 'For good: no figure from now on counts it, while what was reported before stays as it was. A kit that was handed back is not void; it was handed over.',
  },
  voidReason: { fa: 'دلیل', en: 'Reason' },
  isVoid: { fa: 'این واگذاری باطل شده است.', en: 'This award is void.' },
  again: { fa: 'از نو ثبت کردن', en: 'Record it anew' },
  month: { fa: 'ماه', en: 'Month' },
  earlier: { fa: 'ماه پیش', en: 'Month before' },
  later: { fa: 'ماه بعد', en: 'Month after' },
  allMonths: { fa: 'همهٔ ماه‌ها', en: 'All months' },
  allStates: { fa: 'همه', en: 'All' },
  counted: (n: string, target: string | undefined): Text =>
    target === undefined
      ? {
          fa: `${n} خانوار در شمار این ماه است؛ هدف ماهانه‌ای تعیین نشده.`,
          en: `${n} households count for this month; no monthly target is set.`,
        }
      : {
          fa: `${n} خانوار از هدف ${target} خانوار در شمار این ماه است.`,
          en: `${n} of ${target} households count for this month.`,
        },
  bunchingTitle: { fa: 'چرا پایان ماه؟', en: 'Why at the end of the month?' },
  bunchingAsk: (n: string, of: string): Text => ({
    fa: `${n} تحویل از ${of} تحویلِ این ماه در هفت روز پایانی بوده است. دلیلش را بنویسید؛ در گزارش ماه می‌آید.`,
    en: `${n} of this month's ${of} deliveries came in its last seven days. Write why; it is shown in the report of the month.`,
  }),
  bunchingReason: { fa: 'دلیل (بی‌نام و نشان کسی)', en: 'Reason (naming nobody)' },
  bunchingSaved: { fa: 'دلیل ثبت شد.', en: 'The reason is recorded.' },
  emptyMonth: {
    fa: 'در این ماه چیزی ثبت نشده است. از پروندهٔ مددجو «ثبت بسته یا وام» را بزنید.',
    en: 'Nothing is recorded for this month. Choose “Record a kit or a loan” on a person’s file.',
  },
  emptyAll: {
    fa: 'هنوز چیزی ثبت نشده است. از پروندهٔ مددجو «ثبت بسته یا وام» را بزنید.',
    en: 'Nothing is recorded yet. Choose “Record a kit or a loan” on a person’s file.',
  },
  recorded: { fa: 'ثبت شد.', en: 'Recorded.' },
  saved: { fa: 'تغییرها ثبت شد.', en: 'The changes are saved.' },
  deliveredNow: { fa: 'تحویل ثبت شد.', en: 'The delivery is recorded.' },
  voidedNow: { fa: 'باطل شد.', en: 'It is void now.' },
  facts: { fa: 'آنچه ثبت شده', en: 'What is recorded' },
} as const;
