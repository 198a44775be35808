import type { Text } from '../../kernel/text.ts';
import type { IndexPhase } from './index-state.rules.ts';
import type { ServerIndex } from './search-settings.rules.ts';

export const searchCareText = {
  nationalOnly: {
    fa: 'سرور جست‌وجو از آنِ همهٔ کشور است؛ ستاد کشور به آن رسیدگی می‌کند.',
    en: "The search server is the whole country's; the national headquarters looks after it.",
  },
  noServerToAsk: {
    fa: 'سرور جست‌وجویی تنظیم نشده است؛ موتور درونی خودش را به‌روز نگه می‌دارد.',
    en: 'There is no search server (MEILI_URL); the embedded engine keeps itself up to date.',
  },
  title: { fa: 'جست‌وجو', en: 'Search' },
  lead: {
    fa: 'پایگاه داده اصل است و جست‌وجو از آن ساخته می‌شود. تا وقتی سرور جست‌وجو پاسخ ندهد، موتور درونی پاسخ می‌دهد و هیچ‌کس بی‌پاسخ نمی‌ماند.',
    en: 'The database is the record, and search is made from it. While the search server does not answer the embedded engine does, and nobody goes without.',
  },
  engine: { fa: 'موتور جست‌وجو', en: 'Engine' },
  engines: {
    embedded: { fa: 'موتور درونی', en: 'Embedded' },
    meilisearch: { fa: 'میلی‌سرچ', en: 'Meilisearch' },
  },
  server: { fa: 'سرور جست‌وجو', en: 'Search server' },
  noServer: { fa: 'در کار نیست', en: 'None is set' },
  answering: (version: string): Text => ({
    fa: `پاسخ می‌دهد، نسخهٔ ${version}`,
    en: `Answering, version ${version}`,
  }),
  tooOld: (version: string, oldest: string): Text => ({
    fa: `نسخهٔ ${version} قدیمی است؛ دست‌کم نسخهٔ ${oldest} را نصب کنید`,
    en: `Version ${version} is too old; install ${oldest} or newer`,
  }),
  unreachable: {
    fa: 'پاسخ نمی‌دهد؛ خودبه‌خود دوباره آزموده می‌شود',
    en: 'Not answering; it is tried again by itself',
  },
  refused: {
    fa: 'نمی‌پذیرد؛ نشانی و کلیدش را در تنظیمات سرور مهرکار بررسی کنید',
    en: 'Refusing; check its address and key (MEILI_URL and MEILI_KEY)',
  },
  waiting: { fa: 'در راه', en: 'On the way' },
  nothingWaits: { fa: 'همه رسیده است', en: 'Everything has arrived' },
  waits: (n: string, since: string): Text => ({
    fa: `${n} تغییر، قدیمی‌ترین از ${since}`,
    en: `${n} changes, the oldest since ${since}`,
  }),
  indexes: { fa: 'نمایه‌ها', en: 'Indexes' },
  index: { fa: 'نمایه', en: 'Index' },
  names: {
    skills: { fa: 'مهارت‌ها', en: 'Skills' },
    occupations: { fa: 'شغل‌ها', en: 'Occupations' },
    opportunities: { fa: 'فرصت‌ها', en: 'Opportunities' },
    people: { fa: 'مددجویان (مهارت و شهرستان)', en: 'People (skills and county)' },
  } satisfies Record<ServerIndex, Text>,
  state: { fa: 'وضعیت', en: 'State' },
  ready: { fa: 'آماده', en: 'In use' },
  notReady: { fa: 'هنوز ساخته نشده', en: 'Not built yet' },
  phases: {
    idle: { fa: '', en: '' },
    requested: { fa: 'در نوبت بازسازی', en: 'To be rebuilt' },
    loading: { fa: 'در حال بازسازی', en: 'Being rebuilt' },
    'catching-up': { fa: 'بازسازی: تغییرهای تازه', en: 'Being rebuilt: what changed meanwhile' },
    exchanging: { fa: 'بازسازی: جابه‌جایی', en: 'Being rebuilt: put in place' },
  } satisfies Record<IndexPhase, Text>,
  progress: (loaded: string, total: string): Text => ({
    fa: `${loaded} از ${total}`,
    en: `${loaded} of ${total}`,
  }),
  built: { fa: 'آخرین بازسازی', en: 'Last rebuilt' },
  never: { fa: 'هرگز', en: 'Never' },
  compared: { fa: 'آخرین سنجش با پایگاه داده', en: 'Last compared with the records' },
  same: { fa: 'یکسان', en: 'No difference' },
  differed: (n: string): Text => ({
    fa: `${n} تفاوت که فرستاده شد`,
    en: `${n} differences, sent again`,
  }),
  broken: (why: string): Text => ({ fa: `ناتمام ماند: ${why}`, en: `Broken off: ${why}` }),
  rebuild: { fa: 'بازسازی', en: 'Rebuild' },
  rebuildHint: {
    fa: 'نمایهٔ تازه کنار نمایهٔ کنونی ساخته می‌شود و جست‌وجو در این میان همان است که بود.',
    en: 'A new index is built beside the standing one; search stays as it is meanwhile.',
  },
  requested: (index: Text): Text => ({
    fa: `«${index.fa}» بازسازی می‌شود؛ پیشرفتش همین‌جا دیده می‌شود.`,
    en: `"${index.en}" is rebuilt; its progress is shown here.`,
  }),
  parked: { fa: 'کنار گذاشته‌شده‌ها', en: 'Put aside' },
  parkedLead: {
    fa: 'سرور جست‌وجو این‌ها را نپذیرفت؛ بقیه رسیده‌اند. پس از رفع ایراد دوباره بفرستید.',
    en: 'The search server refused these; all others have arrived. Send them again once the cause is mended.',
  },
  document: { fa: 'سند', en: 'Document' },
  why: { fa: 'پاسخ سرور', en: 'What the server said' },
  since: { fa: 'از', en: 'Since' },
  tryAgain: { fa: 'دوباره بفرست', en: 'Try again' },
  tryAll: (n: string): Text => ({ fa: `هر ${n} تا را دوباره بفرست`, en: `Try all ${n} again` }),
  more: (n: string): Text => ({ fa: `… و ${n} سند دیگر`, en: `… and ${n} more` }),
  again: (n: string): Text => ({
    fa: `${n} سند دوباره فرستاده می‌شود.`,
    en: `${n} documents are sent again.`,
  }),
  actions: { fa: 'کار', en: 'Action' },
} as const;
