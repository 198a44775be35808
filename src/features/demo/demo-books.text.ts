import type { Text } from '../../kernel/text.ts';

/** What the demo's books say; only the Persian is written into them. */
export const demoBooksText = {
  bank: { fa: 'ملی', en: 'Melli' },
  secondBank: { fa: 'رسالت', en: 'Resalat' },
  creditLine: { fa: 'اعتبار اشتغال استانداری', en: 'Employment credit of the governorate' },
  transfer: { fa: 'پشتوانهٔ تعمیر بسته‌ها', en: 'To stand behind repairs of kits' },
  mistake: { fa: 'مبلغ یک صفر کم دارد', en: 'The amount lacks a zero' },
} as const satisfies Record<string, Text>;
