import type { Text } from '../../kernel/text.ts';

export const todayText = {
  title: { fa: 'امروز', en: 'Today' },
  searchLabel: { fa: 'کد ملی، نام، مهارت، شهر یا تلفن', en: 'National id, name, skill, place or phone' },
  searchHint: {
    fa: 'اول جست‌وجو کنید تا کسی دو بار ثبت نشود.',
    en: 'Search first, so that nobody is registered twice.',
  },
  register: { fa: 'ثبت مددجوی تازه', en: 'Register a person' },
  importPeople: { fa: 'ورود فهرست', en: 'Import a list' },
  newOpportunity: { fa: 'ثبت فرصت تازه', en: 'New opportunity' },
  seeking: { fa: 'در جست‌وجوی کار', en: 'Seeking work' },
  proposed: { fa: 'منتظر پاسخ مددجو', en: 'Waiting for the person' },
  accepted: { fa: 'آمادهٔ فرستادن', en: 'Ready to send' },
  sent: { fa: 'منتظر پاسخ کارفرما', en: 'Waiting for the employer' },
  offered: { fa: 'پیشنهاد در دست', en: 'Offers in hand' },
  waiting: { fa: 'معرفی‌هایی که منتظرند', en: 'Referrals that wait' },
  waitingEmpty: {
    fa: 'معرفی بازی نمانده است. یک مددجو را باز کنید و کار مناسبش را ببینید.',
    en: 'No referral waits. Open a person and see what fits.',
  },
  fresh: { fa: 'تازه ثبت‌شده‌ها که هنوز معرفی نشده‌اند', en: 'Newly registered, not yet referred' },
  freshEmpty: { fa: 'همهٔ تازه‌واردها معرفی شده‌اند.', en: 'Everyone new has been referred.' },
  more: (n: string): Text => ({ fa: `و ${n} نفر دیگر`, en: `and ${n} more` }),
  moreReferrals: (n: string): Text => ({ fa: `و ${n} معرفی دیگر`, en: `and ${n} more referrals` }),
  openings: { fa: 'راه‌هایی که این هفته باز می‌شود', en: 'Ways that open this week' },
  openingsEmpty: { fa: 'این هفته محدودیتی پایان نمی‌یابد.', en: 'No restriction ends this week.' },
  /** `what` is one of the things that bar this person; others may still stand. */
  opensOn: (what: string, day: string, jobs: string): Text => ({
    fa: `${what} از ${day} برداشته می‌شود و ${jobs} کار به او می‌خورد`,
    en: `${what} no longer applies from ${day}: ${jobs} jobs open`,
  }),
  opensNone: (what: string, day: string): Text => ({
    fa: `${what} از ${day} برداشته می‌شود`,
    en: `${what} no longer applies from ${day}`,
  }),
  custodyTime: { fa: 'وضعیت بسته', en: 'Closed custody' },
  comma: { fa: '، ', en: ', ' },
  since: { fa: 'از', en: 'since' },
  startTitle: { fa: 'از اینجا شروع کنید', en: 'Start here' },
  startLead: {
    fa: 'هنوز کسی ثبت نشده است. فهرست انجمن را همان‌طور که هست (اکسل، ذخیره‌شده با CSV) وارد کنید یا یک نفر را ثبت کنید.',
    en: "Nobody is registered yet. Bring in your association's list as it is (from Excel, saved as CSV), or register one person.",
  },
} as const;
