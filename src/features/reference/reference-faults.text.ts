import { formatDecimal } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

const number = (n: number): Text => ({
  fa: formatDecimal(n, 'fa', 6),
  en: formatDecimal(n, 'en', 6),
});

/** What is wrong with an entry of a catalogue, and how to mend it. The key is the fault's code. */
export const faultText = {
  required: (): Text => ({ fa: 'خالی است؛ پرش کنید.', en: 'is missing; fill it in.' }),
  'field.unknown': (): Text => ({
    fa: 'چنین خانه‌ای نداریم؛ نامش را درست یا حذفش کنید.',
    en: 'is no field of this catalogue; correct its name or take it out.',
  }),
  'type.text': (): Text => ({ fa: 'باید نوشته باشد.', en: 'must be text; write words.' }),
  'type.number': (): Text => ({
    fa: 'عدد نیست؛ فقط رقم بنویسید.',
    en: 'is not a number; write digits alone.',
  }),
  'type.whole': (): Text => ({
    fa: 'باید عدد صحیح باشد؛ اعشار را بردارید.',
    en: 'must be a whole number; take the decimals away.',
  }),
  'type.flag': (): Text => ({ fa: 'بله یا خیر بنویسید.', en: 'must be true or false (yes or no).' }),
  'type.list': (): Text => ({ fa: 'باید فهرست باشد.', en: 'must be a list.' }),
  'type.group': (): Text => ({ fa: 'ساختارش درست نیست.', en: 'must be an object with its own fields.' }),
  'number.range': (min: number, max: number): Text => ({
    fa: `بیرون از بازه است؛ از ${number(min).fa} تا ${number(max).fa} بنویسید.`,
    en: `is out of range; write a number from ${number(min).en} to ${number(max).en}.`,
  }),
  'fee.cap': (): Text => ({
    fa: 'کارمزد قرض‌الحسنه بیش از ۴ درصد نمی‌شود؛ از ۰ تا ۴ بنویسید.',
    en: 'is over the cap of 4 % for an interest-free loan; write a number from 0 to 4.',
  }),
  'place.outside': (): Text => ({
    fa: 'بیرون از ایران است؛ عرض (۲۴ تا ۴۰٫۵) و طول (۴۳٫۵ تا ۶۴) را جابه‌جا ننوشته باشید.',
    en: 'lies outside Iran (latitude 24–40.5, longitude 43.5–64); see whether the two were swapped.',
  }),
  'choice.unknown': (choices: readonly Text[]): Text => ({
    fa: `از گزینه‌ها نیست؛ یکی از این‌ها را بنویسید: ${choices.map(({ fa }) => fa).join('، ')}.`,
    en: `is none of the choices; write one of: ${choices.map(({ en }) => en).join(', ')}.`,
  }),
  'day.unreadable': (): Text => ({
    fa: 'تاریخ خوانده نشد؛ مثل 2026-03-21 بنویسید.',
    en: 'is no date; write it like 2026-03-21.',
  }),
  'text.long': (max: number): Text => ({
    fa: `بیش از ${number(max).fa} نویسه است؛ کوتاهش کنید.`,
    en: `is longer than ${number(max).en} characters; shorten it.`,
  }),
  'text.arabic': (): Text => ({
    fa: '«ي» یا «ك» عربی دارد؛ «ی» و «ک» فارسی بنویسید.',
    en: 'holds the Arabic letters ي or ك; write the Persian ی and ک.',
  }),
  'text.untidy': (): Text => ({
    fa: 'فاصله یا نشانهٔ ناپیدای اضافه دارد؛ آن را پاک کنید.',
    en: 'holds stray spaces or invisible marks; remove them.',
  }),
  'text.not-persian': (): Text => ({
    fa: 'نوشتهٔ فارسی ندارد؛ نام فارسی را بنویسید.',
    en: 'holds no Persian; write it in Persian.',
  }),
  'text.not-english': (): Text => ({
    fa: 'نوشتهٔ انگلیسی نیست؛ برابر انگلیسی را بنویسید.',
    en: 'is not English; write it in English.',
  }),
  'code.shape': (example: string): Text => ({
    fa: `کد نادرست است؛ مانند «${example}» با حروف کوچک انگلیسی، رقم و خط تیره بنویسید.`,
    en: `is not a code of this catalogue; write one like "${example}".`,
  }),
  'code.twice': (): Text => ({
    fa: 'دو بار آمده است؛ به یکی کد دیگری بدهید.',
    en: 'stands twice; give one of the two another code.',
  }),
  'value.twice': (): Text => ({
    fa: 'همین مقدار برای کد دیگری هم آمده است؛ یکی را عوض کنید.',
    en: 'is also that of another code; change one of the two.',
  }),
  'row.twice': (): Text => ({
    fa: 'همین مورد دو بار در فهرست آمده است؛ یکی را بردارید.',
    en: 'names the same thing twice; take one out.',
  }),
  'code.unknown': (code: string, where: string): Text => ({
    fa: `«${code}» در ${where} نیست؛ کد را درست کنید یا نخست آنجا بیفزایید.`,
    en: `names "${code}", which is not in ${where}; correct the code or add it there first.`,
  }),
  'code.unit-group': (code: string): Text => ({
    fa: `«${code}» گروه شغلی چهاررقمی نیست؛ کد چهاررقمی بنویسید.`,
    en: `names "${code}", which is no unit group; write an occupation of four digits.`,
  }),
  'list.short': (min: number): Text => ({
    fa: `دست‌کم ${number(min).fa} مورد لازم است.`,
    en: `needs at least ${number(min).en} of them; add what is missing.`,
  }),
  'security.none': (): Text => ({
    fa: 'از خانوار تحت پوشش چک، سفته و وثیقه گرفته نمی‌شود؛ خالی بگذارید.',
    en: 'must stay empty: no cheque, note or collateral is taken from a covered household.',
  }),
  'sum.wrong': (sum: number): Text => ({
    fa: `با جمع اقلام نمی‌خواند؛ ${number(sum).fa} بنویسید، یا اگر خود قلمی نادرست است آن را درست کنید.`,
    en: `is not the sum of the items; write ${String(sum)}, or correct the item that is wrong.`,
  }),
  'grace.long': (): Text => ({
    fa: 'تنفس باید کوتاه‌تر از مدت بازپرداخت باشد.',
    en: 'must be shorter than the term; lower it or raise termMonths.',
  }),
  'fund.shape': (): Text => ({
    fa: 'کد صندوق مانند fund-association است.',
    en: 'is no code of a fund; write one like fund-association.',
  }),
  'county.prefix': (province: string): Text => ({
    fa: `با استانش نمی‌خواند؛ کد باید با «${province}-» آغاز شود.`,
    en: `does not fit its province; the code must begin with "${province}-".`,
  }),
  'capital.elsewhere': (): Text => ({
    fa: 'این شهرستان در استان دیگری است؛ مرکز همین استان را بنویسید.',
    en: 'lies in another province; name a county of this one.',
  }),
  'code.nought': (code: string): Text => ({
    fa: `صفر آغاز کد در صفحه‌گسترده افتاده است؛ «0${code}» بنویسید و ستون کد را از نوع متن بگیرید.`,
    en: `has lost its leading 0 in the spreadsheet; write "0${code}", and have the column of codes as text.`,
  }),
  'level.digits': (): Text => ({
    fa: 'سطح باید شمار رقم‌های کد باشد.',
    en: 'must be the number of digits of the code.',
  }),
  'service-card.men': (): Text => ({
    fa: 'کارت پایان خدمت فقط از مردان خواسته می‌شود؛ «تنها مردان» بنویسید.',
    en: 'must be men: the service card is asked of men only.',
  }),
  'year.start': (): Text => ({
    fa: 'باید یکم فروردین همان سال باشد.',
    en: 'must be 1 Farvardin of that year.',
  }),
  'self.related': (): Text => ({
    fa: 'مهارت را به خودش پیوند داده است؛ برداریدش.',
    en: 'names the skill itself; take it out.',
  }),
  'line.json': (): Text => ({
    fa: 'خط خوانده نشد؛ هر خط یک شیء JSON است.',
    en: 'is not JSON; write one whole object a line.',
  }),
  'line.columns': (expected: number, found: number): Text => ({
    fa: `${number(found).fa} خانه دارد و باید ${number(expected).fa} باشد؛ ویرگول‌ها و گیومه‌ها را درست کنید.`,
    en: `has ${found} cells instead of ${expected}; mend its commas and quotation marks.`,
  }),
  'column.missing': (): Text => ({
    fa: 'این ستون در فایل نیست؛ سرستون را بیفزایید.',
    en: 'is missing from the header; add the column.',
  }),
  'file.empty': (): Text => ({
    fa: 'فایل خالی است یا پیدا نشد.',
    en: 'is empty or was not found; put it back.',
  }),
  'row.broken': (): Text => ({
    fa: 'شمار خانه‌های این سطر بیش از سرستون‌هاست یا گیومه‌ای بسته نشده است؛ سطر را درست کنید.',
    en: 'This row has more cells than headings, or a quotation mark does not close; mend the row.',
  }),
  'row.stale': (): Text => ({
    fa: 'این مورد پس از گرفتن فایل عوض شده است؛ فایل تازه بگیرید و تغییر را دوباره بنویسید.',
    en: 'This entry has changed since the file was downloaded; download it again and redo the change.',
  }),
  'row.parts': (parts: string): Text => ({
    fa: `هر خط این خانه این بخش‌ها را با = میانشان می‌خواهد: ${parts}.`,
    en: `Each line of this cell needs these parts with = between them: ${parts}.`,
  }),
  'value.fixed': (): Text => ({
    fa: 'این خانه از اینجا عوض نمی‌شود؛ مقدار پیشین را بگذارید.',
    en: 'is not changed here; put the former value back.',
  }),
  'rank.fixed': (): Text => ({
    fa: 'ترتیب سطح‌های تحصیل عوض نمی‌شود، چون تطبیق با همین ترتیب می‌سنجد؛ رتبهٔ پیشین را بگذارید.',
    en: 'stays as it is, since matching compares by this very order; put the former rank back.',
  }),
  'fund.fixed': (): Text => ({
    fa: 'کد صندوق برنامه‌ای که هست عوض نمی‌شود، چون بدهی خانوارها به همین کد ثبت شده است؛ کد پیشین را بگذارید.',
    en: 'stays as it is, since what households owe is recorded under this very code; put the former code back.',
  }),
  'education.closed': (): Text => ({
    fa: 'سطح تازه افزوده نمی‌شود، چون پروندهٔ مددجو و تطبیق فقط سطح‌های همین فهرست را می‌شناسند؛ کد یکی از آنها را بنویسید و اگر لازم است نامش را عوض کنید.',
    en: 'is no level of education, and none is added: files of people and matching know those of the list alone. Write one of its codes, and change its name if need be.',
  }),
  'entry.closed': (): Text => ({
    fa: 'چنین کدی نداریم و از اینجا افزوده نمی‌شود؛ کد را درست کنید.',
    en: 'is not on the list, and none is added here; correct the code.',
  }),
} as const;
export type FaultCode = keyof typeof faultText;
