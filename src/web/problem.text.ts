import { toPersianDigits } from '../kernel/persian.ts';
import type { ProblemKind } from '../kernel/problem.ts';
import type { Lang, Text } from '../kernel/text.ts';

/** Titles of problems; one exhaustive record per language. */
export const problemTitles: Readonly<Record<Lang, Readonly<Record<ProblemKind, string>>>> = {
  fa: {
    invalid: 'بخشی از آنچه فرستادید درست نیست.',
    malformed: 'نوشتهٔ فرستاده‌شده خوانده نشد.',
    unauthenticated: 'اول باید وارد شوید.',
    forbidden: 'نقش شما اجازهٔ این کار را ندارد.',
    'password-change-required': 'اول گذرواژهٔ خودتان را انتخاب کنید.',
    'cross-site': 'این درخواست از جای دیگری آمده است و انجام نشد.',
    'not-found': 'چنین چیزی پیدا نشد.',
    'method-not-allowed': 'این کار در این نشانی انجام نمی‌شود.',
    conflict: 'این کار با وضع کنونی نمی‌خواند.',
    stale: 'در این میان کس دیگری این را تغییر داده است.',
    'precondition-required': 'نسخهٔ کنونی را همراه تغییر بفرستید (If-Match).',
    'too-large': 'آنچه فرستادید بزرگ‌تر از اندازهٔ مجاز است.',
    'unsupported-media': 'این قالب پذیرفته نیست.',
    'too-many': 'چند بار پشت سر هم تلاش شده است؛ کمی صبر کنید.',
    busy: 'سامانه سرگرم کار دیگری است؛ چند لحظهٔ دیگر دوباره بفرستید.',
    'storage-full': 'جایی برای ثبت نمانده است؛ خواندن ادامه دارد.',
    unexpected: 'خطایی از سوی ما پیش آمد.',
  },
  en: {
    invalid: 'Part of what was sent is not right.',
    malformed: 'What was sent cannot be read.',
    unauthenticated: 'Sign in first.',
    forbidden: 'Your role may not do this.',
    'password-change-required': 'Choose a password of your own first.',
    'cross-site': 'This request came from another site and was not carried out.',
    'not-found': 'Not found.',
    'method-not-allowed': 'This cannot be done at this address.',
    conflict: 'This does not fit the present state.',
    stale: 'Someone else has changed this in the meantime.',
    'precondition-required': 'Send the present version with the change (If-Match).',
    'too-large': 'What was sent is larger than the limit.',
    'unsupported-media': 'This format is not accepted.',
    'too-many': 'Too many tries in a row; wait a little.',
    busy: 'The service is busy; send it again in a moment.',
    'storage-full': 'There is no room left to save anything; reading goes on.',
    unexpected: 'Something went wrong on our side.',
  },
};

/** How to mend each, where the refusal itself does not say. */
export const problemMends: Readonly<Record<ProblemKind, Text>> = {
  invalid: {
    fa: 'به صفحهٔ پیش برگردید، آنچه نوشته شده را درست کنید و دوباره بفرستید.',
    en: 'Go back, correct what is named, and send it again.',
  },
  malformed: {
    fa: 'صفحه را دوباره باز کنید و از همان‌جا بفرستید.',
    en: 'Open the page again and send it from there.',
  },
  unauthenticated: {
    fa: 'وارد شوید؛ سپس به همین صفحه برگردید.',
    en: 'Sign in; then come back to this page.',
  },
  forbidden: {
    fa: 'از مدیر سازمان بخواهید این کار را انجام دهد یا نقش شما را تغییر دهد.',
    en: 'Ask a manager of your organisation to do it, or to change your role.',
  },
  'password-change-required': {
    fa: 'وارد صفحهٔ حساب شوید و گذرواژهٔ تازه‌ای برای خودتان بگذارید؛ پس از آن همه چیز باز است.',
    en: 'Open your account page and choose a password of your own; after that everything is open.',
  },
  'cross-site': {
    fa: 'صفحه را دوباره باز کنید و از همان‌جا بفرستید.',
    en: 'Open the page again and send it from there.',
  },
  'not-found': {
    fa: 'شاید نشانی کهنه است، یا پرونده از آنِ سازمان دیگری است. از صفحهٔ نخست جست‌وجو کنید.',
    en: 'The address may be old, or the file belongs to another organisation. Search from the start page.',
  },
  'method-not-allowed': {
    fa: 'از صفحهٔ نخست راه کار را پیدا کنید.',
    en: 'Find the way from the start page.',
  },
  conflict: {
    fa: 'صفحه را تازه کنید و ببینید در این میان چه تغییر کرده است.',
    en: 'Reload the page and see what has changed in the meantime.',
  },
  stale: {
    fa: 'صفحه را تازه کنید، تغییر دیگران را ببینید و دوباره ثبت کنید.',
    en: 'Reload the page, look at what others changed, and save again.',
  },
  'precondition-required': {
    fa: 'صفحه را دوباره باز کنید و از همان‌جا بفرستید.',
    en: 'Open the page again and send it from there.',
  },
  'too-large': {
    fa: 'فهرست را چند پاره کنید و پاره‌ها را جدا بفرستید.',
    en: 'Split the list and send the parts one by one.',
  },
  'unsupported-media': {
    fa: 'فهرست را با قالب CSV ذخیره کنید و دوباره بفرستید.',
    en: 'Save the list as CSV and send it again.',
  },
  'too-many': { fa: 'چند دقیقهٔ دیگر دوباره بیایید.', en: 'Come back in a few minutes.' },
  busy: {
    fa: 'چیزی ثبت نشد؛ چند لحظهٔ دیگر دوباره بفرستید.',
    en: 'Nothing was saved; send it again in a moment.',
  },
  'storage-full': {
    fa: 'چیزی ثبت نشد. به مسئول سرور خبر دهید که دیسک پر است؛ نوشته‌تان را نگه دارید و بعد دوباره بفرستید.',
    en: 'Nothing was saved. Tell whoever keeps the server that the disk is full; keep what you wrote and send it later.',
  },
  unexpected: {
    fa: 'چیزی ثبت نشد. اگر دوباره پیش آمد، شناسهٔ زیر را به پشتیبانی بگویید.',
    en: 'Nothing was saved. If it happens again, tell support the id below.',
  },
};

/** In whole megabytes, or kilobytes where it is less than one. */
function sizeOf(bytes: number): Text {
  const kilobytes = Math.floor(bytes / 1024);
  const [n, fa, en] = kilobytes < 1024 ? [kilobytes, 'کیلوبایت', 'KB'] : [kilobytes >> 10, 'مگابایت', 'MB'];
  return { fa: `${toPersianDigits(String(n))} ${fa}`, en: `${n} ${en}` };
}

export const problemText = {
  jsonNeeded: {
    fa: 'بدنه باید JSON درست با Content-Type: application/json باشد.',
    en: 'The body must be valid JSON with Content-Type: application/json.',
  },
  csvNeeded: {
    fa: 'بدنه باید CSV با Content-Type: text/csv باشد.',
    en: 'The body must be CSV with Content-Type: text/csv.',
  },
  tooLarge: (bytes: number): Text => ({
    fa: `بیشترین اندازه ${sizeOf(bytes).fa} است؛ کوتاه‌ترش کنید و دوباره بفرستید. چیزی ثبت نشد.`,
    en: `The limit is ${sizeOf(bytes).en}; make it shorter and send it again. Nothing was saved.`,
  }),
  listTooLarge: (bytes: number): Text => ({
    fa: `بیشترین اندازه ${sizeOf(bytes).fa} است؛ فهرست را چند پاره کنید.`,
    en: `The limit is ${sizeOf(bytes).en}; split the list into parts.`,
  }),
  originNeeded: {
    fa: 'صفحه را دوباره باز کنید و از همان‌جا بفرستید.',
    en: 'Open the page again and send it from there.',
  },
  unexpected: (requestId: string): Text => ({
    fa: `چیزی ثبت نشد. اگر دوباره پیش آمد، این شناسه را به پشتیبانی بگویید: ${requestId}`,
    en: `Nothing was saved. If it happens again, tell support this id: ${requestId}`,
  }),
  busy: {
    fa: 'چیزی ثبت نشد؛ چند لحظهٔ دیگر دوباره بفرستید.',
    en: 'Nothing was saved; send it again in a moment.',
  },
  storageFull: {
    fa: 'دیسک سرور پر است و چیزی ثبت نشد. به مسئول سامانه بگویید جا باز کند؛ همین که جا باز شود، همین را دوباره بفرستید.',
    en: 'The disk of the server is full and nothing was saved. Tell whoever runs the service to make room; once there is some, send this again.',
  },
  clash: {
    fa: 'همین را در همین لحظه کس دیگری ثبت کرده است؛ چیزی از سوی شما ثبت نشد. تازه کنید و ببینید آنچه می‌خواستید هست یا نه.',
    en: 'Someone else saved the same at this very moment; nothing of yours was saved. Reload and see whether it is there.',
  },
  stale: {
    fa: 'صفحه را تازه کنید، تغییر دیگران را ببینید و دوباره ثبت کنید؛ چیزی ثبت نشد.',
    en: 'Reload, look at what others changed, and save again; nothing was saved.',
  },
  signedOutMeanwhile: {
    fa: 'زمان ورودتان به سر رسیده است. در برگهٔ تازه‌ای وارد شوید، سپس همین صفحه را دوباره بارگذاری کنید؛ مرورگر آنچه نوشته‌اید را دوباره می‌فرستد.',
    en: 'Your session has ended. Sign in on a new tab, then reload this page; the browser will send what you wrote again.',
  },
  passwordChange: {
    fa: 'گذرواژهٔ کنونی را کس دیگری ساخته است. در صفحهٔ گذرواژه (یا با POST /api/v1/me/password) گذرواژهٔ خودتان را بگذارید؛ چیزی ثبت نشد.',
    en: 'Somebody else made the present password. Choose your own on the password page (or by POST /api/v1/me/password); nothing was saved.',
  },
  tooFast: (seconds: number): Text => ({
    fa: `درخواست‌ها پشت سر هم و بیش از اندازه رسید؛ ${toPersianDigits(String(seconds))} ثانیهٔ دیگر دوباره بفرستید. چیزی ثبت نشد.`,
    en: `Too many requests one after another; send it again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. Nothing was saved.`,
  }),
  goBack: { fa: 'بازگشت', en: 'Go back' },
  toToday: { fa: 'صفحهٔ نخست', en: 'Start page' },
  toFindWork: { fa: 'دیدن آگهی‌های کار', en: 'See what work there is' },
  toSignIn: { fa: 'ورود', en: 'Sign in' },
  requestId: { fa: 'شناسهٔ درخواست', en: 'Request id' },
} as const;
