import type { Text } from '../../kernel/text.ts';
import type { NewsKind } from './sponsorship.rules.ts';

/** What a benefactor is told by SMS: it names no trade, no place and nobody, for whoever else sees the phone. */
export const newsMessages: Readonly<Record<Exclude<NewsKind, 'received'>, Text>> = {
  allocated: {
    fa: 'مهرکار: نیکوکار گرامی، همراهی شما برای کار یک خانواده کنار گذاشته شد و خرید در راه است. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: your gift is set aside for a family’s work; the purchase comes next. See "My gifts".',
  },
  purchased: {
    fa: 'مهرکار: آنچه با همراهی شما تهیه می‌شد، خریده شد. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: what your gift pays for has been bought. See "My gifts".',
  },
  delivered: {
    fa: 'مهرکار: همراهی شما به دست خانواده رسید. سپاس از شما. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: your gift has reached the family. Thank you. See "My gifts".',
  },
  earning: {
    fa: 'مهرکار: خبر خوش؛ نخستین درآمد از کاری که شما همراهش بودید رسید. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: good news, the work you stood by has brought its first income. See "My gifts".',
  },
  'day-90': {
    fa: 'مهرکار: کاری که شما همراهش بودید سه ماه است که پابرجاست. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: the work you stood by has lasted three months. See "My gifts".',
  },
  'day-365': {
    fa: 'مهرکار: کاری که شما همراهش بودید یک‌ساله شد. سپاس از شما. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: the work you stood by is a year old. Thank you. See "My gifts".',
  },
  restocked: {
    fa: 'مهرکار: کاری که شما همراهش بودید دوباره تجهیز شد تا بماند. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: the work you stood by was restocked so that it goes on. See "My gifts".',
  },
  ended: {
    fa: 'مهرکار: کاری که شما همراهش بودید این بار ادامه نیافت. آنچه از همراهی شما مانده، همان‌گونه که خواسته بودید به کار می‌رود. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: the work you stood by did not go on this time. What is left of your gift is used as you wished. See "My gifts".',
  },
  reallocated: {
    fa: 'مهرکار: همراهی شما به خانوادهٔ دیگری رسید و دوباره کار آغاز می‌کند. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: your gift goes on to another family and begins work again. See "My gifts".',
  },
  'title-transferred': {
    fa: 'مهرکار: وسایل کاری که شما همراهش بودید، اکنون از آنِ خود خانواده است. سپاس از شما. شرح آن در صفحهٔ «هدیه‌های من» است.',
    en: 'Mehrkar: the tools of the work you stood by now belong to the family itself. Thank you. See "My gifts".',
  },
};
