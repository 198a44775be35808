import type { Text } from '../../kernel/text.ts';

export const missedPageText = {
  title: { fa: 'واژه‌های بی‌پاسخ', en: 'Searched in vain' },
  lead: {
    fa: 'مردم این‌ها را جسته‌اند و کاری پیدا نشده است. نام تازه را به مهارت یا شغلش بیفزایید؛ جست‌وجوی بعدی همان را پیدا می‌کند.',
    en: 'People searched for these and no trade was found. Add the new name to its skill or occupation; the next search finds it.',
  },
  nobody: {
    fa: 'هیچ نشانی از جست‌وجوکننده نگه داشته نمی‌شود و هر واژه پس از دست‌کم پنج جست‌وجو اینجا می‌آید.',
    en: 'Nothing is kept about who searched, and a word comes here once at least five have searched for it.',
  },
  total: (n: string): Text => ({ fa: `${n} واژه`, en: `${n} words` }),
  empty: {
    fa: 'هیچ واژه‌ای بی‌پاسخ نمانده است. هر واژه‌ای که پنج نفر بجویند و پیدا نشود، خودبه‌خود اینجا می‌آید.',
    en: 'No word is without an answer. Whatever five people search for in vain comes here by itself.',
  },
  count: (n: string): Text => ({ fa: `${n} جست‌وجو`, en: `${n} searches` }),
  lastWeek: (day: string): Text => ({ fa: `آخرین بار در هفتهٔ ${day}`, en: `last in the week of ${day}` }),
  nameOf: { fa: 'نام دیگری است از', en: 'It is another name of' },
  none: { fa: 'چیزی نزدیک به آن پیدا نشد.', en: 'Nothing near it was found.' },
  skill: { fa: 'مهارت', en: 'skill' },
  occupation: { fa: 'شغل', en: 'occupation' },
  other: { fa: 'مهارت یا شغل دیگری است', en: 'It is another skill or occupation' },
  find: { fa: 'یافتن مهارت یا شغلش', en: 'Find its skill or occupation' },
  entry: { fa: 'مهارت یا شغل', en: 'Skill or occupation' },
  dismiss: { fa: 'نام کار نیست', en: 'It is not a trade' },
  answered: (word: string, of: string, ofEn: string): Text => ({
    fa: `«${word}» به نام‌های «${of}» افزوده شد؛ جست‌وجوی بعدی آن را پیدا می‌کند.`,
    en: `"${word}" was added to the names of "${ofEn}"; the next search finds it.`,
  }),
  dismissed: (word: string): Text => ({
    fa: `«${word}» کنار گذاشته شد و دیگر شمرده نمی‌شود.`,
    en: `"${word}" was set aside; it is not counted any more.`,
  }),
  firstPage: { fa: 'از آغاز فهرست', en: 'Start of the list' },
  back: { fa: 'همهٔ واژه‌ها', en: 'All words' },
  pageTitle: { fa: 'نام تازه', en: 'A new name' },
  name: { fa: 'نام، همان‌گونه که باید نوشته شود', en: 'The name, as it should be written' },
  nameHint: {
    fa: 'املا و نیم‌فاصله را درست کنید؛ هر شکل دیگرش هم با همین پیدا می‌شود.',
    en: 'Mend its spelling and half-spaces; every other way of writing it is found by this one.',
  },
  search: { fa: 'مهارت یا شغل را بجویید', en: 'Search for the skill or occupation' },
  choose: { fa: 'نام دیگر کدام است؟', en: 'Which is it another name of?' },
  nothing: {
    fa: 'با این جست‌وجو مهارت یا شغلی پیدا نشد؛ واژهٔ دیگری بنویسید.',
    en: 'No skill or occupation was found; write another word.',
  },
  foundBy: { fa: 'با نام', en: 'by the name' },
  add: { fa: 'افزودن نام', en: 'Add the name' },
  addShared: { fa: 'با این همه بیفزا', en: 'Add it all the same' },
  isAnswered: (of: Text): Text => ({
    fa: `این واژه به نام‌های «${of.fa}» افزوده شده است.`,
    en: `This word was added to the names of "${of.en}".`,
  }),
  isDismissed: { fa: 'این واژه کنار گذاشته شده است.', en: 'This word was set aside.' },
} as const;
