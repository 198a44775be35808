import type { Text } from '../../kernel/text.ts';

export const quotaDefinition: Text = {
  fa: 'خانوارهایی که در این ماه بستهٔ کاری تحویل گرفته‌اند یا وامی به آنان پرداخت شده که دست‌کم نیمی از آن را خیّران داده‌اند، و در ۱۲ ماه شمسی پیش از آن هیچ سازمانی چنین چیزی به این خانواده نداده است. هر خانوار در ماه یک بار شمرده می‌شود. خانواده‌ای که در دو سازمان پرونده دارد از روی کد ملی اعضایش شناخته می‌شود؛ آنکه زودتر تحویل داده به حساب می‌آید.',
  en: 'Households that in this month were handed a kit or paid a loan of which benefactors gave at least half, and to whose family no organisation had given such in the 12 Jalali months before. A household counts once a month. A family with files at two organisations is recognised by the national ids of its members; the earlier delivery counts.',
};
