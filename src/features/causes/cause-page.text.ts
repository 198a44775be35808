import type { Text } from '../../kernel/text.ts';
import type { CauseCloseReason } from './cause.rules.ts';

/** What staff read on the pages of causes. */
export const causePageText = {
  title: { fa: 'طرح‌های حمایت', en: 'Causes' },
  lead: {
    fa: 'هر طرح یک بستهٔ کار است که نیکوکاران می‌بینند؛ آن‌قدر کلی که خانوادهٔ معینی شناخته نشود.',
    en: 'A cause is a kit as benefactors see it, told so widely that no family can be recognised.',
  },
  none: {
    fa: 'هنوز طرحی ندارید. از یک بستهٔ کار باز بسازید.',
    en: 'You have no cause yet. Make one from an open kit.',
  },
  noKits: {
    fa: 'اول یک بستهٔ کار باز ثبت کنید، بعد از آن طرح بسازید.',
    en: 'First publish an open kit; then make a cause from it.',
  },
  toKits: { fa: 'بسته‌های کار', en: 'Kits' },
  add: { fa: 'طرح تازه', en: 'New cause' },
  columns: {
    title: { fa: 'طرح', en: 'Cause' },
    place: { fa: 'جا', en: 'Place' },
    slots: { fa: 'جاها', en: 'Places' },
    state: { fa: 'وضع', en: 'State' },
  },
  slotsWords: (open: string, allocated: string, all: string): Text => ({
    fa: `${open} باز، ${allocated} واگذارشده از ${all}`,
    en: `${open} open, ${allocated} allocated of ${all}`,
  }),
  states: {
    open: { fa: 'باز', en: 'Open' },
    hidden: { fa: 'پنهان: کمتر از پنج خانوار', en: 'Hidden: fewer than five' },
    closed: { fa: 'بسته', en: 'Closed' },
    over: { fa: 'زمانش گذشته', en: 'Past its day' },
  },
  fields: {
    opportunityId: { fa: 'بستهٔ کار', en: 'Kit' },
    titleFa: { fa: 'عنوان', en: 'Title (Persian)' },
    titleEn: { fa: 'عنوان انگلیسی', en: 'Title (English)' },
    needFa: { fa: 'نیاز، در دو جمله', en: 'The need, in two sentences (Persian)' },
    needEn: { fa: 'نیاز به انگلیسی', en: 'The need (English)' },
    slots: { fa: 'برای چند خانواده', en: 'For how many families' },
    addSlots: { fa: 'جای بیشتر', en: 'More places' },
    campaignId: { fa: 'پویش', en: 'Campaign' },
    closesOn: { fa: 'تا روز', en: 'Until' },
    verifiedOn: { fa: 'روز تأیید', en: 'Verified on' },
    namesChecked: { fa: 'نام کسی نیست', en: 'It is nobody’s name' },
    reason: { fa: 'دلیل', en: 'Reason' },
  },
  hints: {
    words: {
      fa: 'از کار و هنر بنویسید؛ نه نام، نه شماره، نه گذشته.',
      en: 'Write of work and skill: no names, no numbers, nothing of the past.',
    },
    titleEmpty: { fa: 'اگر خالی بماند، عنوان بسته', en: 'The title of the kit where left empty' },
    day: { fa: 'مثل ۱۴۰۵/۱۲/۲۹', en: 'Such as 1405/12/29' },
  },
  noCampaign: { fa: 'بی‌پویش', en: 'None' },
  publish: { fa: 'انتشار', en: 'Publish' },
  saved: { fa: 'ثبت شد.', en: 'Saved.' },
  published: { fa: 'طرح منتشر شد.', en: 'The cause is published.' },
  widened: {
    fa: 'جا و رشته تا آنجا گسترده شد که دست‌کم پنج خانوار ثبت‌شده باشند.',
    en: 'Place and trade were widened until at least five registered households could be meant.',
  },
  couldBe: (n: string): Text => ({
    fa: `اکنون ${n} خانوار ثبت‌شده چنین‌اند (تنها شما می‌بینید).`,
    en: `${n} registered households are like this now (only you see it).`,
  }),
  monthly: {
    fa: 'اگر در آغاز ماهی کمتر از پنج خانوار باشند، طرح تا ماه بعد پنهان می‌شود.',
    en: 'When fewer than five are left as a month begins, the cause is hidden until the next.',
  },
  publicPage: { fa: 'صفحهٔ همگانی', en: 'Public page' },
  toKit: { fa: 'صفحهٔ بسته', en: 'The kit' },
  facts: { fa: 'طرح', en: 'The cause' },
  place: { fa: 'جا', en: 'Place' },
  trade: { fa: 'رشته', en: 'Trade' },
  price: { fa: 'برای هر خانواده', en: 'For each family' },
  edit: { fa: 'ویرایش', en: 'Edit' },
  save: { fa: 'ثبت', en: 'Save' },
  close: { fa: 'بستن طرح', en: 'Close this cause' },
  closeLead: {
    fa: 'از صفحه‌های همگانی برداشته می‌شود؛ تعهدهای آن می‌ماند.',
    en: 'It leaves the public pages; what is pledged to it stays.',
  },
} as const;

export const causeCloseNames: Readonly<Record<CauseCloseReason, Text>> = {
  funded: { fa: 'کامل شد', en: 'Fully taken on' },
  'need-changed': { fa: 'نیاز دیگر نیست', en: 'The need has changed' },
  'price-changed': { fa: 'قیمت عوض شد', en: 'The price has changed' },
  mistake: { fa: 'نادرست ثبت شده بود', en: 'Entered wrongly' },
  other: { fa: 'دلیل دیگر', en: 'Other' },
};
