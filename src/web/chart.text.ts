import type { Text } from '../kernel/text.ts';

export const chartText = {
  table: { fa: 'همین به‌صورت جدول', en: 'The same as a table' },
  percent: (number: string): Text => ({ fa: `${number}٪`, en: `${number}%` }),
  none: { fa: '—', en: '—' },
} as const;
