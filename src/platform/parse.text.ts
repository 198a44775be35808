import { toPersianDigits } from '../kernel/persian.ts';
import type { Text } from '../kernel/text.ts';

/** What each rule of a field says when it refuses, and how to mend it. The key is the code in the problem's `errors`. */
export const fieldMessages = {
  required: { fa: 'خالی مانده است؛ این خانه را پر کنید.', en: 'This is missing; fill it in.' },
  'field.unknown': {
    fa: 'چنین خانه‌ای نداریم؛ نامش را بررسی یا حذفش کنید.',
    en: 'There is no such field; check its name or leave it out.',
  },
  'type.text': { fa: 'اینجا نوشته لازم است.', en: 'Text is needed here.' },
  'type.number': { fa: 'اینجا عدد لازم است.', en: 'A number is needed here.' },
  'type.boolean': { fa: 'اینجا بله یا خیر لازم است.', en: 'Yes or no (true or false) is needed here.' },
  'type.list': { fa: 'اینجا فهرست لازم است.', en: 'A list is needed here.' },
  'type.object': { fa: 'ساختار این بخش درست نیست.', en: 'This part does not have the right shape.' },
  'choice.unknown': {
    fa: 'این گزینه را نداریم؛ یکی از گزینه‌های فهرست را بنویسید.',
    en: 'This is not one of the choices; use one from the list.',
  },
  'text.length': {
    fa: 'اندازهٔ نوشته درست نیست؛ کوتاه‌تر بنویسید یا خالی نگذارید.',
    en: 'The text is too long or too short.',
  },
  'number.range': { fa: 'عدد بیرون از بازهٔ مجاز است.', en: 'The number is outside the allowed range.' },
  'number.whole': { fa: 'عدد صحیح بنویسید، بدون اعشار.', en: 'Write a whole number, without decimals.' },
  'number.unreadable': {
    fa: 'این عدد خوانده نشد؛ فقط رقم بنویسید، مثل ۱۲.',
    en: 'This number cannot be read; write digits only, such as 12.',
  },
  'list.length': { fa: 'تعداد موارد این فهرست بیش از حد مجاز است.', en: 'This list is too long.' },
  'date.unreadable': {
    fa: 'تاریخ خوانده نشد؛ سال، ماه و روز را بنویسید، مثل ۱۴۰۵/۰۷/۰۱.',
    en: 'This date cannot be read; write year, month and day, like 1405/07/01 or 2026-09-23.',
  },
  'date.future': {
    fa: 'این تاریخ هنوز نرسیده است؛ سال را بررسی کنید.',
    en: 'This date is in the future; check the year.',
  },
  'date.order': {
    fa: 'تاریخ پایان پیش از آغاز است؛ جابه‌جایشان کنید.',
    en: 'The end comes before the beginning; swap them.',
  },
  'age.range': {
    fa: 'سن باید از ۱۵ تا ۱۰۰ سال باشد؛ سال تولد را بررسی کنید.',
    en: 'The age must be between 15 and 100; check the year of birth.',
  },
  'clock.unreadable': {
    fa: 'ساعت خوانده نشد؛ مثل ۰۸:۳۰ بنویسید.',
    en: 'This time cannot be read; write it like 08:30.',
  },
  'hours.unreadable': {
    fa: 'ساعت‌ها خوانده نشد؛ مثل «شنبه تا چهارشنبه ۸ تا ۱۳» بنویسید.',
    en: 'These hours cannot be read; write them like "sat-wed 8-13".',
  },
  'national-id.length': {
    fa: 'کد ملی باید ده رقم باشد؛ اگر صفرهای اولش افتاده است، بازگردانید.',
    en: 'A national id has ten digits; if leading zeros were lost, put them back.',
  },
  'national-id.digits': {
    fa: 'کد ملی فقط رقم دارد؛ حرف و نشانه را بردارید.',
    en: 'A national id has digits only; remove letters and signs.',
  },
  'national-id.checksum': {
    fa: 'کد ملی درست نیست؛ با کارت ملی یک‌به‌یک مقایسه کنید.',
    en: 'This national id is wrong; compare it with the card digit by digit.',
  },
  'national-id.repeated': {
    fa: 'این کد ملی معتبر نیست؛ کد روی کارت ملی را بنویسید.',
    en: 'This national id is not valid; write the one on the card.',
  },
  'phone.mobile': {
    fa: 'شمارهٔ همراه خوانده نشد؛ یازده رقم بنویسید که با ۰۹ شروع شود، مثل ۰۹۱۲۳۴۵۶۷۸۹.',
    en: 'This mobile number cannot be read; write eleven digits starting with 09, such as 09123456789.',
  },
  'phone.any': {
    fa: 'شمارهٔ تلفن خوانده نشد؛ همراه را با ۰۹ و ثابت را با پیش‌شماره بنویسید.',
    en: 'This phone number cannot be read; write a mobile starting with 09, or a landline with its area code.',
  },
  'place.unknown': {
    fa: 'این جا در فهرست استان‌ها و شهرستان‌ها نیست؛ نامش را از فهرست بردارید.',
    en: 'This place is not in the list of provinces and counties; take its name from the list.',
  },
  'place.mismatch': {
    fa: 'این شهرستان در آن استان نیست؛ یکی را درست کنید.',
    en: 'This county is not in that province; correct one of them.',
  },
  'place.nationwide': {
    fa: 'هم سراسر کشور تیک خورده و هم جایی نوشته شده است؛ یکی را بردارید.',
    en: 'Nationwide is ticked and a place is written too; remove one of them.',
  },
  'place.twice': {
    fa: 'هم شهرستان نوشته شده و هم نقطه؛ یکی را پاک کنید.',
    en: 'Both a county and a point are written; empty one of them.',
  },
  'place.outside': {
    fa: 'این نقطه در ایران نیست؛ عرض و طول را بررسی کنید.',
    en: 'This point is not in Iran; check latitude and longitude.',
  },
  'payment-reference.wrong': {
    fa: 'این شناسهٔ پرداخت درست نیست؛ دوازده رقمِ روی تعهد را یک‌به‌یک مقایسه کنید.',
    en: 'This payment reference is wrong; compare the twelve digits of the pledge one by one.',
  },
  'pledge.unknown': {
    fa: 'تعهد نقدی‌ای با این نشان در سازمان شما نیست؛ شناسهٔ پرداخت را بررسی کنید یا با نام نیکوکار بگردید.',
    en: 'Your organisation has no pledge of money by that; check the payment reference, or search by the benefactor’s name.',
  },
  'bank-account.unknown': {
    fa: 'این حساب بانکی در سازمان شما باز نیست؛ یکی از حساب‌های باز را انتخاب کنید.',
    en: 'Your organisation has no such open bank account; choose one of those that are open.',
  },
  'bank-account.choose': {
    fa: 'بیش از یک حساب بانکی دارید؛ بگویید کدام است.',
    en: 'There is more than one bank account; say which one.',
  },
  'bank-account.none': {
    fa: 'سازمان شما هنوز حساب بانکی ندارد؛ نخست آن را در بخش مالی ثبت کنید.',
    en: 'Your organisation has no bank account yet; add one first.',
  },
  'row.cut': {
    fa: 'فایل در میانهٔ این سطر بریده شده است و چیزی از آن ثبت نمی‌شود؛ فایل را از بانک دوباره بگیرید. سطرهای ثبت‌شده دوباره ثبت نمی‌شوند.',
    en: 'The file was cut off in the middle of this row and nothing of it is posted; get the file from the bank again. Rows that were posted are not posted twice.',
  },
  'reference.mangled': {
    fa: 'صفحه‌گسترده این شماره را به عدد علمی برگردانده و رقم‌هایش افتاده است؛ فایل اصلی بانک را بی باز کردن در اکسل بدهید.',
    en: 'A spreadsheet has turned this number into scientific notation and lost digits; give the bank’s own file without opening it in Excel.',
  },
  'amount.positive': {
    fa: 'مبلغ باید عددی بزرگ‌تر از صفر باشد.',
    en: 'The amount must be more than nothing.',
  },
  'year.closed': {
    fa: 'سال مالی این روز بسته شده است و چیزی در آن ثبت نمی‌شود؛ با حسابدار سازمان تصمیم بگیرید.',
    en: 'The books of that year are closed and nothing is posted in it; decide with the accountant.',
  },
  'receipt.differs': {
    fa: 'دریافتی با همین شمارهٔ بانک با مبلغ دیگری دستی ثبت شده است؛ آن دو را با صورت‌حساب بانک مقایسه کنید.',
    en: 'A receipt with this number was entered by hand with another amount; compare the two with the bank’s statement.',
  },
  'skill.unknown': {
    fa: 'این مهارت در فهرست نیست؛ نام نزدیک به آن را انتخاب کنید.',
    en: 'This skill is not in the list; choose the nearest one.',
  },
  'occupation.unknown': { fa: 'این کد شغل در فهرست نیست.', en: 'This occupation code is not in the list.' },
  'code.unknown': {
    fa: 'این مورد در فهرست نیست؛ یکی از موارد فهرست را بنویسید.',
    en: 'This is not in the list; use one from the list.',
  },
  'person.unknown': {
    fa: 'این مددجو در پرونده‌های سازمان شما نیست؛ از فهرست مددجویان انتخابش کنید.',
    en: 'This person is not in the files of your organisation; choose from your people.',
  },
  'person.needless': {
    fa: 'با این نتیجه پرونده‌ای همراه نمی‌شود؛ این خانه را خالی بگذارید.',
    en: 'No file goes with this outcome; leave this empty.',
  },
  'restriction.family': {
    fa: 'محدودیت، مراقبت و وضعیت پرونده فقط برای خودِ جویای کار ثبت می‌شود و به خانواده نمی‌رسد؛ این خانه را خالی بگذارید.',
    en: 'Restrictions, supervision and custody belong to the released person alone and never to the family; leave this empty.',
  },
  'household.unknown': { fa: 'این خانوار پیدا نشد.', en: 'This household was not found.' },
  'household.has-head': {
    fa: 'این خانوار سرپرست دیگری دارد؛ اول در پروندهٔ او «سرپرست خانوار» را بردارید.',
    en: 'This household has another head; first take that off in their file.',
  },
  'duplicate.in-file': {
    fa: 'همین کد ملی در سطر دیگری از این فهرست با اطلاعات دیگر آمده است؛ یکی را درست یا حذف کنید.',
    en: 'The same national id stands in another row of this list with other details; correct or remove one.',
  },
  'identity.differs': {
    fa: 'با این کد ملی شخص دیگری در پرونده‌هاست: نام و تاریخ تولد هر دو فرق دارد. با کارت ملی مقایسه کنید؛ کد را درست کنید یا همان پرونده را دستی ویرایش کنید.',
    en: 'With this national id another person is on file: name and birth date both differ. Compare with the card; correct the id, or edit that file by hand.',
  },
  'row.columns': {
    fa: 'تعداد خانه‌های این سطر با سرستون‌ها نمی‌خواند؛ جداکننده‌ها و علامت‌های نقل‌قول را بررسی کنید.',
    en: 'This row does not have as many cells as the header; check the separators and quotation marks.',
  },
  'kind.terms': {
    fa: 'شرایط این نوع فرصت نوشته نشده، یا برای نوع دیگری است.',
    en: 'The terms of this kind of opportunity are missing, or belong to another kind.',
  },
  'status.reason': {
    fa: 'برای این وضعیت دلیل لازم است؛ یکی را از فهرست انتخاب کنید.',
    en: 'This status needs a reason; choose one.',
  },
  'reason.unknown': {
    fa: 'این دلیل در فهرست نیست؛ یکی را از فهرست انتخاب کنید.',
    en: 'This reason is not in the list; choose one of them.',
  },
  'vacancies.held': {
    fa: 'ظرفیت کمتر از تعداد کسانی است که این فرصت را گرفته‌اند یا پیشنهادش را دارند.',
    en: 'Fewer vacancies than people who already hold this opportunity or an offer of it.',
  },
  'security.barred': {
    fa: 'از خانوار تحت پوشش چک، سفته یا وثیقه خواسته نمی‌شود؛ این خانه را خالی بگذارید و تعداد ضامن‌ها را بنویسید.',
    en: 'A covered household is never asked for a cheque, promissory note or collateral; leave this empty and give the number of guarantors.',
  },
  'age.order': {
    fa: 'بیشترین سن از کمترین سن کمتر است؛ جابه‌جایشان کنید.',
    en: 'The highest age is below the lowest; swap them.',
  },
  'wish.one': {
    fa: 'هر خواسته یا یک شغل است یا یک نوع فرصت؛ یکی را بنویسید.',
    en: 'A wish names either an occupation or a kind of opportunity; give one of them.',
  },
  'list.repeated': {
    fa: 'این مورد دو بار آمده است؛ یکی را بردارید.',
    en: 'This stands twice in the list; remove one.',
  },
  'kit.sum': {
    fa: 'بهای بسته از جمع قلم‌هایش کمتر است؛ یکی را درست کنید.',
    en: 'The price of the kit is less than the sum of its items; correct one of them.',
  },
  'check.before-start': {
    fa: 'این روز پیش از آغاز کار است؛ یکی از دو تاریخ را درست کنید.',
    en: 'This day is before the work began; correct one of the two dates.',
  },
  'check.after-end': {
    fa: 'این روز پس از پایان کار است؛ اول پایان را پس بگیرید یا تاریخ را درست کنید.',
    en: 'This day is after the work ended; take the end back first, or correct the date.',
  },
  'evidence.needless': {
    fa: 'وقتی کسی پاسخ نداده است، این خانه خالی می‌ماند.',
    en: 'Where nobody was reached this stays empty.',
  },
  'end.needless': {
    fa: 'این خانه تنها برای کاری است که پایان یافته؛ خالی بگذارید یا نتیجه را «پایان یافته» کنید.',
    en: 'This belongs to work that has ended; leave it empty, or choose "ended".',
  },
  'end.before-start': {
    fa: 'روز پایان پیش از آغاز کار است؛ یکی از دو تاریخ را درست کنید.',
    en: 'The end is before the work began; correct one of the two dates.',
  },
  'end.after-check': {
    fa: 'روز پایان پس از روز پیگیری است؛ تاریخ پایان را همان روز یا پیش از آن بنویسید.',
    en: 'The end is after the day of the check; write that day or an earlier one.',
  },
  'start.after-check': {
    fa: 'پیش از این روز پیگیری ثبت شده است؛ اول آن را اصلاح کنید.',
    en: 'There is a check from before this day; correct that one first.',
  },
  'date.too-late': {
    fa: 'این تاریخ بیش از یک سال دیگر است؛ سال را بررسی کنید.',
    en: 'This date is more than a year ahead; check the year.',
  },
  'date.too-early': {
    fa: 'این تاریخ بیش از اندازه دور است؛ سال را بررسی کنید.',
    en: 'This date is too long ago; check the year.',
  },
  'placed.only': {
    fa: 'این خانه تنها هنگام آغاز کار پر می‌شود؛ خالی بگذارید.',
    en: 'This belongs to the move to placed alone; leave it empty.',
  },
  'opportunity.unknown': {
    fa: 'این فرصت پیدا نشد؛ از فهرست فرصت‌ها انتخابش کنید.',
    en: 'This opportunity was not found; choose it from the list.',
  },
  'origin.mismatch': {
    fa: 'این فرصت از نوعی نیست که با این سرآغاز بخواند؛ یکی را درست کنید.',
    en: 'This opportunity is not of the kind that goes with this origin; correct one of them.',
  },
  'password.short': {
    fa: 'گذرواژه دست‌کم ۱۲ نویسه می‌خواهد؛ سه چهار واژهٔ بی‌ربط پشت سر هم بنویسید.',
    en: 'A password needs at least 12 characters; take three or four words that have nothing to do with each other.',
  },
  'password.long': {
    fa: 'گذرواژه بیش از ۲۰۰ نویسه است؛ کوتاه‌تر بنویسید.',
    en: 'The password has more than 200 characters; write a shorter one.',
  },
  'password.common': {
    fa: 'این گذرواژه از نخستین حدس‌هاست (واژه‌های رایج، ردیف صفحه‌کلید یا عددهای پشت سر هم). سه چهار واژهٔ بی‌ربط بنویسید یا بگذارید مرورگر بسازد.',
    en: 'This is among the first that anyone would guess (common words, keyboard rows or plain numbers). Take three or four words that have nothing to do with each other, or let the browser make one.',
  },
  'password.personal': {
    fa: 'نام یا نام کاربری خودتان در گذرواژه است؛ واژه‌های دیگری بردارید.',
    en: 'Your own name or user name is in the password; take other words.',
  },
  'password.same': {
    fa: 'این همان گذرواژهٔ کنونی است؛ گذرواژهٔ دیگری بنویسید.',
    en: 'This is the present password; write another one.',
  },
  'password.wrong': {
    fa: 'گذرواژهٔ کنونی درست نیست؛ دوباره بنویسید.',
    en: 'The present password is not right; write it again.',
  },
  'password.repeat': {
    fa: 'دو بار یکسان نوشته نشده است؛ هر دو را دوباره بنویسید.',
    en: 'The two are not the same; write both again.',
  },
  'code.wrong': {
    fa: 'این کد پذیرفته نشد؛ کد تازه‌ای را که برنامه نشان می‌دهد بنویسید و ساعت گوشی را خودکار بگذارید.',
    en: 'This code was not accepted; write the one the app shows now, and let the phone set its clock by itself.',
  },
  'username.form': {
    fa: 'نام کاربری ۳ تا ۴۰ حرف لاتین، رقم، نقطه یا خط تیره است و با حرف شروع می‌شود، مثل officer.shiraz.',
    en: 'A user name has 3 to 40 Latin letters, digits, dots or hyphens and starts with a letter, such as officer.shiraz.',
  },
  'username.taken': {
    fa: 'این نام کاربری را کس دیگری دارد؛ نام دیگری بنویسید.',
    en: 'Somebody has this user name already; write another one.',
  },
  'organisation.unknown': {
    fa: 'چنین سازمانی در فهرست نیست؛ یکی را از فهرست انتخاب کنید.',
    en: 'There is no such organisation; choose one from the list.',
  },
  'award.share': {
    fa: 'سهم خیّران از کل مبلغ بیشتر است؛ یکی از دو عدد را درست کنید.',
    en: 'The share of benefactors is above the whole amount; mend one of the two.',
  },
  'award.early': {
    fa: 'تحویل پیش از تصویب است؛ یکی از دو تاریخ را درست کنید.',
    en: 'The delivery comes before the approval; mend one of the two dates.',
  },
  'award.opportunity': {
    fa: 'چنین فرصتی، از همین نوع، پیدا نشد.',
    en: 'There is no such opportunity of this kind.',
  },
  'placement.unknown': {
    fa: 'این کار در پروندهٔ این مددجو نیست؛ یکی از کارهای ثبت‌شدهٔ او را برگزینید.',
    en: "This work is not on this person's file; choose one of those recorded.",
  },
  'recall.early': {
    fa: 'این روز پیش از کشیدن نمونه است؛ روز تماس را بنویسید.',
    en: 'This is before the sample was drawn; write the day of the call.',
  },
  'recall.end-later': {
    fa: 'پایان کار پس از روز تماس است؛ یکی از دو تاریخ را درست کنید.',
    en: 'The end comes after the day of the call; mend one of the two dates.',
  },
  'recall.end-early': {
    fa: 'پایان کار پیش از آغاز آن است؛ تاریخ را درست کنید.',
    en: 'The end comes before the work began; mend the date.',
  },
  'month.unreadable': {
    fa: 'ماه خوانده نشد؛ سال و ماه را بنویسید، مثل ۰۹-۱۴۰۵.',
    en: 'This month cannot be read; write year and month, like 1405-09.',
  },
  'quarter.unreadable': {
    fa: 'فصل خوانده نشد؛ سال و شمارهٔ فصل را بنویسید، مثل 1405-3.',
    en: 'This quarter cannot be read; write year and quarter, like 1405-3.',
  },
  'iban.length': {
    fa: 'شبا با IR آغاز می‌شود و ۲۴ رقم دارد؛ رقم‌ها را بشمارید.',
    en: 'An IBAN begins with IR and has 24 digits; count them.',
  },
  'iban.checksum': {
    fa: 'این شبا درست نیست؛ یک رقم آن اشتباه یا جابه‌جاست.',
    en: 'This IBAN is not right; a digit of it is wrong or swapped.',
  },
  'iban.known': {
    fa: 'این شبا پیش‌تر ثبت شده است؛ همان حساب را به کار ببرید.',
    en: 'This IBAN is on record already; use that account.',
  },
  'card.length': {
    fa: 'شمارهٔ کارت ۱۶ رقم دارد؛ رقم‌ها را بشمارید.',
    en: 'A card number has 16 digits; count them.',
  },
  'card.checksum': {
    fa: 'این شمارهٔ کارت درست نیست؛ یک رقم آن اشتباه یا جابه‌جاست.',
    en: 'This card number is not right; a digit of it is wrong or swapped.',
  },
  'year.unreadable': {
    fa: 'سال خوانده نشد؛ چهار رقم بنویسید، مثل ۱۴۰۵.',
    en: 'This year cannot be read; write four digits, like 1405.',
  },
  'pledge.amount': {
    fa: 'مبلغ از ۱۰۰٬۰۰۰ تومان تا ۱۰۰ میلیارد تومان است؛ عدد را درست کنید.',
    en: 'An amount is from 100,000 tomans (1,000,000 rials) to 100 billion tomans; correct the number.',
  },
  'pledge.needless': {
    fa: 'این خانه با این نوع تعهد نمی‌آید؛ خالی بگذارید.',
    en: 'This does not go with this kind of pledge; leave it empty.',
  },
  'pledge.intention': {
    fa: 'این نیت با این تعهد نمی‌خواند؛ نیت دیگری یا تعهد دیگری انتخاب کنید.',
    en: 'This intention does not go with this pledge; choose another intention or another kind.',
  },
  'pledge.slots': {
    fa: 'این مبلغ برای این شمار خانواده بس نیست؛ مبلغ را بیشتر یا شمار را کمتر کنید.',
    en: 'The amount does not cover so many families; raise it or choose fewer.',
  },
  'pledge.cause-monthly': {
    fa: 'کمک ماهانه برای یک طرح نیست؛ همان حرفه یا استان را انتخاب کنید.',
    en: 'A monthly gift is not for one cause; choose its trade or province instead.',
  },
  'pledge.past': {
    fa: 'روز آغاز گذشته است؛ امروز یا روزی در یک سال آینده را بنویسید.',
    en: 'The first day is past; write today or a day within a year.',
  },
  'cause.unknown': {
    fa: 'چنین طرحی باز نیست؛ یکی از طرح‌های باز را انتخاب کنید.',
    en: 'There is no such open cause; choose one of those that are open.',
  },
  'campaign.unknown': {
    fa: 'چنین پویشی باز نیست؛ یکی از پویش‌های باز را انتخاب کنید.',
    en: 'There is no such open campaign; choose one that is open.',
  },
  'benefactor.unknown': {
    fa: 'چنین نیکوکاری در فهرست نیست.',
    en: 'There is no such benefactor.',
  },
  'words.number': {
    fa: 'شمارهٔ تلفن، کد ملی یا شمارهٔ بلند در این نوشته هست؛ بردارید، همه آن را می‌بینند.',
    en: 'There is a phone number, national id or other long number in this; take it out, everybody can read it.',
  },
  'words.link': {
    fa: 'نشانی اینترنتی یا شناسهٔ شبکه‌های اجتماعی در این نوشته هست؛ بردارید.',
    en: 'There is a link, e-mail or handle in this; take it out.',
  },
  'words.unsaid': {
    fa: 'واژه‌ای در این نوشته هست که خانواده را می‌رنجاند؛ از کار و هنرشان بنویسید، نه از گذشته یا نداری.',
    en: 'A word in this would shame the family; write of their work and skill, not of the past or of want.',
  },
  'words.name': {
    fa: 'انگار نام کسی در این نوشته هست. بردارید؛ اگر نام کسی نیست، تیک «نام کسی نیست» را بزنید.',
    en: 'This seems to hold somebody’s name. Take it out; if it is none, say so by ticking “It is nobody’s name” (namesChecked).',
  },
  'slug.form': {
    fa: 'نشانی پویش ۳ تا ۴۰ حرف کوچک لاتین، رقم یا خط تیره است، مثل nasim-mehr.',
    en: 'The address has 3 to 40 small Latin letters, digits or hyphens, such as nasim-mehr.',
  },
  'slug.taken': {
    fa: 'پویش دیگری این نشانی را دارد؛ نشانی دیگری بنویسید.',
    en: 'Another campaign has this address; write another one.',
  },
  'yearly.form': {
    fa: 'ماه و روز را بنویسید، مثل 03-05 (پنج خرداد).',
    en: 'Write the Jalali month and day, such as 03-05.',
  },
  'format.wrong': { fa: 'این مقدار درست نوشته نشده است.', en: 'This value is not written rightly.' },
} as const satisfies Record<string, Text>;

export type FieldCode = keyof typeof fieldMessages;

export function isFieldCode(text: string): text is FieldCode {
  return Object.hasOwn(fieldMessages, text);
}

/** Adds the limits of a range to the message, so that it says what the limit is. */
export function rangeMessage(code: FieldCode, minimum: unknown, maximum: unknown): Text {
  const base = fieldMessages[code];
  const fa = [minimum !== undefined ? `از ${minimum}` : '', maximum !== undefined ? `تا ${maximum}` : '']
    .join(' ')
    .trim();
  const en = [
    minimum !== undefined ? `at least ${minimum}` : '',
    maximum !== undefined ? `at most ${maximum}` : '',
  ]
    .filter(Boolean)
    .join(', ');
  return { fa: `${base.fa} (${toPersianDigits(fa)})`, en: `${base.en} (${en})` };
}

export function choiceMessage(choices: readonly unknown[], code: FieldCode = 'choice.unknown'): Text {
  const list = choices.length <= 12 ? choices.join('، ') : '';
  const base = fieldMessages[code];
  return list === '' ? base : { fa: `${base.fa} (${list})`, en: `${base.en} (${choices.join(', ')})` };
}
