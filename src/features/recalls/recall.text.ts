import type { Text } from '../../kernel/text.ts';
import type { RecallResult } from '../placements/placement.rules.ts';

export const recallResultNames: Readonly<Record<RecallResult, Text>> = {
  confirmed: { fa: 'سر کار است', en: 'At work' },
  denied: { fa: 'دیگر سر آن کار نیست', en: 'No longer at that work' },
  'not-reached': { fa: 'پاسخ نداد', en: 'Not reached' },
};

export const recallText = {
  definition: {
    fa: 'هر فصل از کسانی که «در کار» شمرده می‌شوند، نمونه‌ای تصادفی گرفته و دوباره با آنان تماس گرفته می‌شود: در هر سازمان دست‌کم ۳۰ نفر و دست‌کم ۵٪ (یا همه، اگر کمتر باشند). نرخ خطا یعنی از کسانی که پاسخ داده‌اند چند نفر گفته‌اند سر آن کار نیستند.',
    en: 'Every quarter a random sample of those counted in work is called again: at each organisation at least 30 and at least 5 % (or all where there are fewer). The error rate is how many of those reached said that they are not at that work.',
  },
  settled: {
    fa: 'پاسخ این تماس پیش‌تر ثبت شده است. اگر نادرست است، پیگیری همان کار را اصلاح کنید.',
    en: 'This re-call is answered already. If it is wrong, correct the check of that work.',
  },
  drawnAlready: {
    fa: 'نمونهٔ این فصل پیش‌تر کشیده شده است؛ هر فصل یک بار.',
    en: 'The sample of this quarter is drawn already; once a quarter.',
  },
  nobodyInWork: {
    fa: 'امروز کسی «در کار» شمرده نمی‌شود، پس نمونه‌ای هم نیست.',
    en: 'Nobody is counted in work today, so there is no sample.',
  },
  workOver: {
    fa: 'پایان این کار پیش‌تر ثبت شده است؛ «پاسخ نداد» یا پایان را همان‌جا ببینید.',
    en: 'The end of this work is on record already; look at it there.',
  },
} as const;
