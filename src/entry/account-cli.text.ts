import type { Text } from '../kernel/text.ts';

/** What the commands about accounts say. Names of commands and options stay as they are typed. */
export const accountCliText = {
  help: {
    fa: `حساب‌ها: پیش از همه، نخستین مدیرها؛ گذرواژهٔ یک‌بارمصرف ساخته و یک بار چاپ می‌شود.

  npm run mehrkar -- account add --username NAME --role ROLE [--organisation ID] [--name-fa نام] [--name-en NAME]
  npm run mehrkar -- account reset-password NAME
  npm run mehrkar -- account list [--organisation ID]

گزینه‌ها
  --role               manager، officer، social-worker، headquarters، auditor، benefactor یا beneficiary
  --organisation ID    شناسه یا نام سازمان؛ برای نقش‌های سازمانی لازم است
  --name-fa، --name-en نام به فارسی و لاتین (پیش‌فرض: نام کاربری)
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

صاحب حساب در نخستین ورود گذرواژهٔ خودش را می‌گذارد. پایگاه داده و کلید از تنظیمات سرور خوانده می‌شود.`,
    en: `Accounts: the first managers before all; a one-time password is made and printed once.

  npm run mehrkar -- account add --username NAME --role ROLE [--organisation ID] [--name-fa NAME] [--name-en NAME]
  npm run mehrkar -- account reset-password NAME
  npm run mehrkar -- account list [--organisation ID]

Options
  --role               manager, officer, social-worker, headquarters, auditor, benefactor or beneficiary
  --organisation ID    id or name of the organisation; needed for the roles of an organisation
  --name-fa, --name-en name in Persian and in Latin letters (default: the user name)
  --lang fa|en         language of the messages
  --help               this help

The owner chooses a password of their own when first signing in. Database and key are those of the server's settings.`,
  },
  needsUsernameAndRole: {
    fa: 'نام کاربری و نقش لازم است: account add --username NAME --role ROLE',
    en: 'User name and role are needed: account add --username NAME --role ROLE',
  },
  needsUsername: {
    fa: 'یک نام کاربری لازم است: account reset-password NAME',
    en: 'Name one user: account reset-password NAME',
  },
  noOrganisation: (typed: string, near: readonly string[]): Text => ({
    fa: `سازمانی به نام ${typed} نیست.${near.length > 0 ? ` شاید: ${near.join('، ')}` : ''}`,
    en: `There is no organisation ${typed}.${near.length > 0 ? ` Perhaps: ${near.join(', ')}` : ''}`,
  }),
  noAccount: (username: string): Text => ({
    fa: `حساب ${username} نیست؛ فهرست حساب‌ها با account list.`,
    en: `There is no account ${username}; see account list.`,
  }),
  added: (username: string): Text => ({
    fa: `حساب ${username} ساخته شد. گذرواژهٔ یک‌بارمصرف، فقط همین یک بار:`,
    en: `The account ${username} is made. One-time password, this once only:`,
  }),
  reset: (username: string): Text => ({
    fa: `گذرواژهٔ ${username} عوض شد و ورودهایش پایان یافت. گذرواژهٔ یک‌بارمصرف، فقط همین یک بار:`,
    en: `The password of ${username} is reset and all sessions have ended. One-time password, this once only:`,
  }),
  closed: { fa: 'بسته', en: 'closed' },
  none: { fa: 'هنوز حسابی نیست؛ با account add بسازید.', en: 'No accounts yet; make one with account add.' },
} as const;
