import type { Text } from '../../kernel/text.ts';

export const matchText = {
  matches: { fa: 'آنچه به او می‌خورد', en: 'What fits' },
  nearMisses: { fa: 'نزدیک به شرایط', en: 'Near misses' },
  nearMissesLead: {
    fa: 'هنوز نه؛ زیر هر کدام نوشته‌ایم چه چیز راهش را باز می‌کند.',
    en: 'Not yet; beneath each is what would open it.',
  },
  moreNearMisses: { fa: '# فرصت دیگر که هنوز نمی‌شود', en: '# more near misses' },
  noMatches: {
    fa: 'فعلاً فرصتی از این نوع با او نمی‌خواند. نزدیک‌ترین‌ها پایین آمده است؛ با گشودن یکی از راه‌ها شروع کنید.',
    en: 'Nothing of this kind fits for now. The nearest stand below; start by opening one of the ways.',
  },
  nothingAtAll: {
    fa: 'در این استان و تا صد کیلومتری فرصتی از این نوع ثبت نشده است. یک فرصت تازه ثبت کنید یا نوع دیگری را ببینید.',
    en: 'No opportunity of this kind stands within the province or 100 km. Register one, or look at another kind.',
  },
  fit: { fa: 'تناسب', en: 'Fit' },
  need: { fa: 'نیاز', en: 'Need' },
  needUnknown: { fa: 'نیازسنجی نشده', en: 'not assessed' },
  order: { fa: 'اولویت', en: 'Priority' },
  why: { fa: 'چرا؟', en: 'Why?' },
  whyNot: { fa: 'همهٔ شرط‌ها و امتیازها', en: 'Every condition and part' },
  opens: { fa: 'راه گشایش', en: 'What would open it' },
  check: { fa: 'بپرسید', en: 'Ask' },
  refer: { fa: 'معرفی', en: 'Refer' },
  referTogether: { fa: 'معرفی انتخاب‌شده‌ها', en: 'Refer the selected' },
  away: { fa: 'کیلومتر راه', en: 'km away' },
  share: { fa: 'سهم', en: 'Weight' },
  value: { fa: 'مقدار', en: 'Value' },
  part: { fa: 'بخش', en: 'Part' },
  because: { fa: 'دلیل', en: 'Because' },
  considered: { fa: 'بررسی‌شده', en: 'considered' },
  eligible: { fa: 'مناسب', en: 'fit' },
  blockedBy: { fa: 'بیشترین مانع', en: 'most often blocked by' },
  seeWhole: { fa: 'بررسی کامل', en: 'In full' },
  alreadyOpen: { fa: 'معرفی در جریان است', en: 'A referral is open' },
  candidates: { fa: 'چه کسی به این فرصت می‌خورد', en: 'Who fits this opportunity' },
  noCandidates: {
    fa: 'کسی در فهرست شما همهٔ شرط‌ها را ندارد. نزدیک‌ترین‌ها پایین آمده‌اند.',
    en: 'Nobody on your list meets every condition. The nearest stand below.',
  },
  nobodyAtAll: {
    fa: 'هنوز جویای کاری در این محدوده ثبت نشده است. فهرست مددجویان را وارد کنید.',
    en: 'Nobody who seeks work is registered within reach. Bring in the list of people.',
  },
  select: { fa: 'انتخاب', en: 'Select' },
  fitWords: {
    high: { fa: 'خیلی خوب', en: 'very good' },
    good: { fa: 'خوب', en: 'good' },
    fair: { fa: 'متوسط', en: 'fair' },
    low: { fa: 'کم', en: 'low' },
  },
  notMeasured: { fa: 'تناسب برای وام سنجیده نمی‌شود', en: 'Fit is not measured for loans' },
  percent: { fa: '#٪', en: '#%' },
  comma: { fa: '، ', en: ', ' },
  weights: { fa: 'نسخهٔ وزن‌ها', en: 'Version of the weights' },
} as const satisfies Record<string, Text | Record<string, Text>>;

/** A score 0–1 in a word. */
export function fitWord(score: number): Text {
  if (score >= 0.8) return matchText.fitWords.high;
  if (score >= 0.6) return matchText.fitWords.good;
  if (score >= 0.4) return matchText.fitWords.fair;
  return matchText.fitWords.low;
}
