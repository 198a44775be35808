import { formatToman } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import type { PledgeRecord } from './pledge-record.rules.ts';

/** What the phone is told of a pledge: nothing that tells a bystander what it is for. */
export function pledgeMessage({
  kind,
  amountRial,
  paymentReference,
}: Pick<PledgeRecord, 'kind' | 'amountRial' | 'paymentReference'>): Text {
  if (kind !== 'money' || amountRial === null)
    return {
      fa: `مهرکار: ثبت شد. سپاسگزاریم. برای هماهنگی با شما تماس می‌گیریم. شمارهٔ پیگیری: ${paymentReference}`,
      en: `Mehrkar: recorded, thank you. We will call you to arrange it. Number: ${paymentReference}`,
    };
  return {
    fa: `مهرکار: ثبت شد. سپاسگزاریم. مبلغ: ${formatToman(amountRial, 'fa')}. هنگام پرداخت این شناسه را بنویسید: ${paymentReference}`,
    en: `Mehrkar: recorded, thank you. Amount: ${formatToman(amountRial, 'en')}. Write this number with the payment: ${paymentReference}`,
  };
}
