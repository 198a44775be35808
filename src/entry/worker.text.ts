import type { Text } from '../kernel/text.ts';

/** What a Worker that cannot serve yet says to whoever set it up. Values of settings are never among it. */
export const workerText = {
  needsServer: {
    fa: 'روی Worker باید نشانی libsql-server یا Turso باشد: با libsql: یا https: آغاز شود',
    en: 'on a Worker must be the address of a libsql-server or Turso: starting with libsql: or https:',
  },
  needed: { fa: 'روی Worker لازم است', en: 'is needed on a Worker' },
  wrongSettings: (faults: readonly Text[]): Text => ({
    fa: `تنظیم نادرست. ${faults.map(({ fa }) => fa).join('؛ ')}`,
    en: `Wrong setting. ${faults.map(({ en }) => en).join('; ')}`,
  }),
  olderDatabase: {
    fa: 'پایگاه داده از این نسخهٔ برنامه کهنه‌تر است. از رایانه‌ای با Node و همین DATABASE_URL اجرا کنید: npm run mehrkar -- migrate',
    en: 'The database is older than this version. From a machine with Node and the same DATABASE_URL run: npm run mehrkar -- migrate',
  },
  noReference: {
    fa: 'فهرست‌های مرجع هنوز در پایگاه داده نیست. از رایانه‌ای با Node و همین DATABASE_URL اجرا کنید: npm run mehrkar -- migrate',
    en: 'The reference is not in the database yet. From a machine with Node and the same DATABASE_URL run: npm run mehrkar -- migrate',
  },
  unreachable: {
    fa: 'پایگاه داده پاسخ نمی‌دهد. DATABASE_URL و DATABASE_AUTH_TOKEN را بررسی کنید، و این را که سرور روشن است.',
    en: 'The database does not answer. Check DATABASE_URL and DATABASE_AUTH_TOKEN, and that its server runs.',
  },
} as const;
