import type { Text } from '../../kernel/text.ts';

/** Every word of the trust paper. A neighbour may see it: it tells neither where anybody comes from nor that anything was given. */
export const trustPaperText = {
  heading: { fa: 'امانت‌نامه', en: 'Trust paper' },
  number: { fa: 'شماره', en: 'Number' },
  date: { fa: 'تاریخ', en: 'Date' },
  lead: {
    fa: 'وسایل کار زیر امروز، سالم و کامل، برای کار به امانت تحویل شد:',
    en: 'The tools named below were handed over today, whole and working, to be held on trust for work:',
  },
  holder: { fa: 'تحویل‌گیرنده', en: 'Held by' },
  kit: { fa: 'وسایل کار', en: 'Tools' },
  items: { fa: 'شامل', en: 'Consisting of' },
  serials: { fa: 'شمارهٔ سریال', en: 'Serial numbers' },
  until: { fa: 'پایان امانت', en: 'On trust until' },
  months: (n: string): Text => ({ fa: `${n} ماه`, en: `${n} months` }),
  duties: { fa: 'قرار ما', en: 'What we agree' },
  dutyList: [
    {
      fa: 'با این وسایل خودتان کار می‌کنید و از آن‌ها مثل مال خودتان نگهداری می‌کنید.',
      en: 'You work with these tools yourself and look after them as your own.',
    },
    {
      fa: 'تا پایان امانت، آن‌ها را نمی‌فروشید، اجاره نمی‌دهید و گرو نمی‌گذارید.',
      en: 'Until the trust ends you do not sell, rent out or pledge them.',
    },
    {
      fa: 'اگر چیزی خراب یا گم شد، زود به ما خبر می‌دهید؛ تعمیرش با ماست و خرابیِ کار عادی از شما خواسته نمی‌شود.',
      en: 'If something breaks or is lost you tell us soon; we repair it, and wear of honest work is not asked of you.',
    },
    {
      fa: 'در سه ماه نخست چند بار به دیدن کار شما می‌آییم تا اگر کمکی لازم بود، برسد.',
      en: 'In the first three months we come to see the work a few times, so that help comes where it is needed.',
    },
    {
      fa: 'اگر کار ادامه نیافت، وسایل را برمی‌گردانید و هیچ پولی از شما گرفته نمی‌شود.',
      en: 'If the work does not go on you give the tools back, and no money is asked of you.',
    },
    {
      fa: 'پس از پایان امانت، وسایل از آنِ خود شماست.',
      en: 'When the trust ends the tools are your own.',
    },
  ] satisfies readonly Text[],
  signHolder: { fa: 'امضا یا اثر انگشت تحویل‌گیرنده', en: 'Signature or fingerprint of who holds them' },
  signOffice: { fa: 'امضای دفتر', en: 'Signature of the office' },
  signWitness: { fa: 'شاهد (اگر لازم است)', en: 'Witness (where needed)' },
  back: { fa: 'بازگشت به حمایت', en: 'Back to the sponsorship' },
  gone: {
    fa: 'این بسته دیگر نزد این خانواده نیست؛ امانت‌نامه‌ای ندارد.',
    en: 'This kit is not with this family any more; there is no trust paper.',
  },
} as const;
