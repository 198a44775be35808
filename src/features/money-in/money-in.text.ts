import { formatToman } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

/** What a benefactor reads on their phone when money came; a passer-by learns nothing of anybody by it. */
export const receivedMessage = (amountRial: number): Text => ({
  fa: `مهرکار: ${formatToman(amountRial, 'fa')} شما رسید و سپاسگزاریم. رسید آن در «هدیه‌های من» است.`,
  en: `Mehrkar: your ${formatToman(amountRial, 'en')} arrived, thank you. The receipt is among your gifts.`,
});
