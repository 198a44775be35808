import type { Text } from '../../kernel/text.ts';

/** Why so many were delivered in the last week of a month. */
export const bunchingReason: Text = {
  fa: 'تجهیزات این ماه یک‌جا رسید و در هفتهٔ آخر تحویل شد.',
  en: 'The equipment of this month came all at once and was handed over in its last week.',
};
