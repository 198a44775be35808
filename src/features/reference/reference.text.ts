import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

/** What a refused list of the reference says. */
export const referenceText = {
  nationalOnly: {
    fa: 'فهرست‌های مرجع را ستاد مرکزی ویرایش می‌کند؛ پیشنهادتان را برای ستاد بفرستید.',
    en: 'The reference is edited by the national office; send it your suggestion.',
  },
  noCode: {
    fa: 'ستون «کد» در این فایل نیست؛ فایل همین فهرست را بگیرید و در آن ویرایش کنید.',
    en: 'This file has no column "Code"; download this catalogue and edit that file.',
  },
  tooManyRows: (most: number): Text => ({
    fa: `این فایل بیش از ${formatNumber(most, 'fa')} سطر دارد؛ آن را چند پاره کنید.`,
    en: `This file has more than ${formatNumber(most, 'en')} rows; split it.`,
  }),
} as const;
