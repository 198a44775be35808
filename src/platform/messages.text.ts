import type { Text } from '../kernel/text.ts';

export const messagesText = {
  /** Above a message that is shown where the server runs, because no gateway is set. */
  shown: (to: string): Text => ({
    fa: `پیامک برای ${to} (فرستاده نشد: درگاه پیامک تنظیم نشده است)`,
    en: `Message to ${to} (not sent: no SMS gateway is set)`,
  }),
} as const;
