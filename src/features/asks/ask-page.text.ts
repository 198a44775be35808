import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import type { AskOutcome } from './ask.rules.ts';

/** Closed list of what comes of a call. */
export const outcomeNames: Readonly<Record<AskOutcome, Text>> = {
  registered: { fa: 'پرونده باز شد', en: 'File opened' },
  'already-with-us': { fa: 'از پیش با ما بود', en: 'Already with us' },
  'not-reached': { fa: 'پس از چند بار زنگ، در دسترس نبود', en: 'Not reached after several calls' },
  'not-interested': { fa: 'نمی‌خواهد', en: 'Not interested' },
  'not-suitable': { fa: 'به کارش نمی‌آید', en: 'Does not suit' },
  'given-elsewhere': { fa: 'به جای دیگری سپرده شد', en: 'Passed on elsewhere' },
  filled: { fa: 'فرصت پر شده بود', en: 'Already taken' },
};

export const askPageText = {
  listTitle: { fa: 'کسانی که پرسیده‌اند', en: 'People who asked' },
  listLead: {
    fa: 'بی‌آنکه پرونده‌ای داشته باشند دربارهٔ یک فرصت پرسیده‌اند و منتظر تماس شما هستند.',
    en: 'They asked about an opportunity without having a file, and wait for your call.',
  },
  oneTitle: { fa: 'درخواست تماس', en: 'Ask' },
  show: { fa: 'نمایش', en: 'Show' },
  new: { fa: 'منتظر تماس', en: 'Waiting for a call' },
  answered: { fa: 'پاسخ‌گرفته', en: 'Answered' },
  all: { fa: 'همه', en: 'All' },
  search: { fa: 'شمارهٔ پیگیری یا تلفن', en: 'Reference or phone' },
  onlyAbout: { fa: 'فقط دربارهٔ', en: 'Only about' },
  thisOpportunity: { fa: 'همین فرصت', en: 'this opportunity' },
  nAsked: (n: string): Text => ({ fa: `${n} نفر دربارهٔ این پرسیده‌اند`, en: `${n} asked about this` }),
  name: { fa: 'نام', en: 'Name' },
  phone: { fa: 'تلفن', en: 'Phone' },
  opportunity: { fa: 'فرصت', en: 'Opportunity' },
  county: { fa: 'شهرستان', en: 'County' },
  asked: { fa: 'پرسیده در', en: 'Asked on' },
  callBy: { fa: 'تماس تا', en: 'Call by' },
  callByToday: { fa: 'همین امروز', en: 'today' },
  overdue: { fa: 'دیر شده', en: 'Overdue' },
  status: { fa: 'وضعیت', en: 'Status' },
  reference: { fa: 'شمارهٔ پیگیری', en: 'Reference' },
  emptyNew: {
    fa: 'هیچ‌کس منتظر تماس نیست. هر کس از صفحهٔ یک فرصت بپرسد، همین‌جا می‌آید.',
    en: 'Nobody waits for a call. Whoever asks on the page of an opportunity appears here.',
  },
  emptyAll: {
    fa: 'هنوز کسی نپرسیده است. هر کس از صفحهٔ یک فرصت بپرسد، همین‌جا می‌آید.',
    en: 'Nobody has asked yet. Whoever asks on the page of an opportunity appears here.',
  },
  emptySearch: {
    fa: 'درخواستی با این شماره نیست. رقم‌ها را یک‌به‌یک بررسی کنید، یا در مددجویان بجویید.',
    en: 'No ask has this number. Check it digit by digit, or search your people.',
  },
  kept: (answered: number, unanswered: number): Text => ({
    fa: `نام و تلفن ${formatNumber(answered, 'fa')} روز پس از پاسخ (بی‌پاسخ، ${formatNumber(unanswered, 'fa')} روز پس از درخواست) پاک می‌شود.`,
    en: `Name and phone are erased ${answered} days after the answer (without one, ${unanswered} days after the question).`,
  }),
  call: { fa: 'تماس با', en: 'Call' },
  facts: { fa: 'چه پرسیده', en: 'What was asked' },
  noLonger: { fa: 'دیگر باز نیست', en: 'No longer open' },
  say: { fa: 'اول چه بگویید', en: 'What to say first' },
  sayAsk: { fa: '«سلام، با', en: '“Hello, may I speak to' },
  sayAskEnd: { fa: ' کار داشتم.»', en: '?”' },
  sayOther: {
    fa: 'اگر کس دیگری برداشت: نگویید از کجا و دربارهٔ چه زنگ زده‌اید، حتی اگر پرسید. فقط نام کوچک خودتان را بگویید و اینکه دوباره زنگ می‌زنید.',
    en: 'If somebody else answers: do not say from where or about what you call, even if asked. Give your first name only, and say that you will call again.',
  },
  saySelf: {
    fa: '«دربارهٔ کاری که پرسیده بودید زنگ می‌زنم؛ شمارهٔ پیگیری‌تان این است:',
    en: '“I am calling about the work you asked about; your reference is',
  },
  saySelfEnd: { fa: 'الان راحت می‌توانید صحبت کنید؟»', en: 'Is now a good time to talk?”' },
  saySms: {
    fa: 'پیامک و پیام صوتی نگذارید؛ شاید گوشی مال کس دیگری باشد.',
    en: 'Leave no text or voice message; the phone may be somebody else’s.',
  },
  known: { fa: 'این شماره در پرونده‌های شما', en: 'This number in your files' },
  knownNone: {
    fa: 'هیچ پرونده‌ای این شماره را ندارد.',
    en: 'No file has this number.',
  },
  isThem: { fa: 'همین است', en: 'This is them' },
  refer: { fa: 'معرفی به همین فرصت', en: 'Refer to this opportunity' },
  register: { fa: 'ثبت این مددجو', en: 'Register this person' },
  registerHint: {
    fa: 'نام، تلفن و شهرستان از پیش نوشته می‌شود؛ کد ملی را بپرسید.',
    en: 'Name, phone and county are filled in; ask for the national id.',
  },
  outcome: { fa: 'نتیجهٔ تماس', en: 'What came of the call' },
  outcomeHint: { fa: 'با یک ضربه ثبت می‌شود.', en: 'One tap records it.' },
  correct: { fa: 'درست کردن نتیجه', en: 'Correct the outcome' },
  answeredOn: { fa: 'ثبت‌شده در', en: 'Recorded on' },
  next: { fa: 'گام بعد', en: 'Next step' },
  file: { fa: 'پرونده', en: 'File' },
  others: { fa: 'با همین شماره دربارهٔ این‌ها هم پرسیده شده', en: 'Also asked with this number' },
  moreAsked: (day: string): Text => ({
    fa: `در ${day} با این شماره دربارهٔ فرصت‌های بیشتری هم پرسیده شده که اینجا نوشته نشده است؛ وقتِ تماس بپرسید کدام‌ها.`,
    en: `On ${day} more was asked with this number than is written here; when you call, ask about what.`,
  }),
  saved: { fa: 'نتیجهٔ تماس ثبت شد.', en: 'What came of the call is recorded.' },
  savedNew: {
    fa: 'مددجو ثبت شد و این درخواست پاسخ گرفت.',
    en: 'The person is registered and this ask is answered.',
  },
  backToList: { fa: 'بقیهٔ کسانی که منتظرند', en: 'Others who wait' },
  overdueTitle: { fa: 'تماس‌هایی که دیر شده است', en: 'Calls that are overdue' },
  overdueLead: {
    fa: 'در این جاها کسانی بیش از مهلتِ گفته‌شده منتظر تماس مانده‌اند.',
    en: 'At these organisations people have waited for a call beyond the day they were told.',
  },
  todayTitle: { fa: 'پرسیده‌اند و منتظر تماس‌اند', en: 'Asked, waiting for a call' },
  todayEmpty: { fa: 'هیچ‌کس منتظر تماس نیست.', en: 'Nobody waits for a call.' },
  todayAll: { fa: 'همهٔ درخواست‌ها', en: 'All asks' },
  todayOverdue: (n: string): Text => ({ fa: `${n} تماس دیر شده است`, en: `${n} overdue` }),
  todayMore: (n: string): Text => ({ fa: `و ${n} نفر دیگر`, en: `and ${n} more` }),
} as const;
