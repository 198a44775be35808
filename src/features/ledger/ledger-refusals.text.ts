import type { Text } from '../../kernel/text.ts';
import type { AccountKind } from './ledger.rules.ts';

/** What is missing where an account would be overdrawn, and what to do about it. `amount` in words of its language. */
export const missingWords: Readonly<Record<AccountKind, (amount: Text) => Text>> = {
  cash: (amount) => ({
    fa: `موجودی این حساب بانکی ${amount.fa} کم دارد؛ حساب دیگری را انتخاب کنید یا نخست دریافت‌ها را ثبت کنید.`,
    en: `This bank account is short by ${amount.en}; choose another, or first record what was received.`,
  }),
  'pledges-receivable': (amount) => ({
    fa: `از این تعهد ${amount.fa} کمتر مانده است؛ نوبت‌های آن را بررسی کنید.`,
    en: `The pledge has ${amount.en} less left than that; check what is due of it.`,
  }),
  promised: (amount) => ({
    fa: `از این تعهد ${amount.fa} کمتر مانده است؛ نوبت‌های آن را بررسی کنید.`,
    en: `The pledge has ${amount.en} less left than that; check what is due of it.`,
  }),
  'credit-line': (amount) => ({
    fa: `از این اعتبار ${amount.fa} کمتر مانده است؛ مبلغ کمتری بنویسید یا نخست اعتبار را افزایش دهید.`,
    en: `The credit line has ${amount.en} less left than that; write less, or first add to the line.`,
  }),
  'kit-stock': (amount) => ({
    fa: `بستهٔ این حمایت در انبار نیست (${amount.fa} کم است)؛ نخست خرید یا دریافت آن را ثبت کنید.`,
    en: `The kit is not in stock (short by ${amount.en}); first record that it was bought or received.`,
  }),
  'loans-receivable': (amount) => ({
    fa: `ماندهٔ وام ${amount.fa} کمتر از این است؛ مبلغ را بررسی کنید.`,
    en: `The loan has ${amount.en} less outstanding than that; check the amount.`,
  }),
  unidentified: (amount) => ({
    fa: `از دریافت‌های نامشخص این حساب ${amount.fa} کمتر مانده است؛ شاید پیش‌تر تعیین تکلیف شده باشد.`,
    en: `The unidentified receipts of this bank account are ${amount.en} less than that; it may have been decided already.`,
  }),
  fund: (amount) => ({
    fa: `در این صندوق ${amount.fa} کم است؛ صندوق دیگری را انتخاب کنید یا نخست دریافت را ثبت کنید.`,
    en: `This fund is short by ${amount.en}; choose another fund, or first record what was received.`,
  }),
  allocated: (amount) => ({
    fa: `برای این حمایت ${amount.fa} کمتر کنار گذاشته شده است؛ نخست سهم صندوق‌ها را اصلاح کنید.`,
    en: `${amount.en} less than that is set aside for this sponsorship; first mend the shares of its funds.`,
  }),
  released: (amount) => ({ fa: `${amount.fa} کم است.`, en: `Short by ${amount.en}.` }),
  'aid-granted': (amount) => ({ fa: `${amount.fa} کم است.`, en: `Short by ${amount.en}.` }),
  'write-off': (amount) => ({ fa: `${amount.fa} کم است.`, en: `Short by ${amount.en}.` }),
};

export const closedYearWords: Text = {
  fa: 'سال مالی این تاریخ بسته شده است و چیزی در آن ثبت نمی‌شود؛ با تاریخ سال جاری ثبت کنید.',
  en: 'The books of that year are closed and nothing is posted in it; post it with a day of the year that is open.',
};
