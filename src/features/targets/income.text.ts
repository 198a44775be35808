import type { Text } from '../../kernel/text.ts';

export const incomeText: { readonly definition: Text; readonly notOnRecord: readonly Text[] } = {
  definition: {
    fa: 'خانوارهایی که درآمد خالص کارِ اعضایشان، به ازای هر معادل بزرگسال (نفر نخست ۱ و هر فرد تحت تکفل ۰٫۵)، دست‌کم در ۶ ماه از ۹ ماه شمسی گذشته بیش از یک‌سوم (پلهٔ یک) یا بیش از همهٔ (پلهٔ دو) حداقل دستمزد همان ماه بوده است. درآمد هر ماه آخرین درآمدی است که تا پایان آن ماه گفته شده، تا وقتی که پابرجا بودن کار دانسته است. سنجیدن با دستمزد همان ماه به جای شاخص قیمت است. از میان خانوارهایی که در یکی از این ۹ ماه کسی در آن‌ها کار داشته است.',
    en: 'Households whose net income from the work of their members, per adult-equivalent (1 for the first and 0.5 for each dependant), was above a third (tier one) or above the whole (tier two) of the minimum wage of that month in at least 6 of the last 9 Jalali months. The income of a month is the one last stated by its end, for as long as the work is known to stand. Measuring by the wage of the month takes the place of a price index. Of the households in which somebody worked in one of these 9 months.',
  },
  notOnRecord: [
    {
      fa: 'اینکه خانوار خودش مواد اولیه را دوباره می‌خرد، هنوز ثبت نمی‌شود.',
      en: 'Whether a household restocks by itself is not on record yet.',
    },
    {
      fa: 'اینکه هیچ خریداری بیش از نیمی از فروش را ندارد، هنوز ثبت نمی‌شود.',
      en: 'Whether no buyer takes more than half is not on record yet.',
    },
  ],
};
