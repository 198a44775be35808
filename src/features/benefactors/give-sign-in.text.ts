import type { Text } from '../../kernel/text.ts';

export const giveSignInText = {
  title: { fa: 'ورود نیکوکاران', en: 'Sign in to give' },
  lead: {
    fa: 'شمارهٔ همراهتان را بنویسید؛ رمزی شش‌رقمی برایتان پیامک می‌شود. گذرواژه نمی‌خواهد، و اگر نخستین بار است همین‌جا می‌پیوندید.',
    en: 'Write your mobile number; a code of six digits comes by message. No password, and if it is your first time you join right here.',
  },
  phone: { fa: 'شمارهٔ همراه', en: 'Mobile number' },
  phoneHint: { fa: 'مثل ۰۹۱۲۳۴۵۶۷۸۹', en: 'Such as 09123456789' },
  send: { fa: 'رمز را بفرست', en: 'Send the code' },
  privacy: {
    fa: 'شماره‌تان تنها برای ورود و خبر یاری‌هایتان است و به کسی داده نمی‌شود.',
    en: 'Your number serves only for signing in and for news of your gifts; it is given to nobody.',
  },
  staff: { fa: 'از همکاران انجمن هستید؟', en: 'On the staff of an association?' },
  staffSignIn: { fa: 'ورود همکاران', en: 'Staff sign-in' },
  codeTitle: { fa: 'رمز پیامک‌شده', en: 'The code you received' },
  sentTo: { fa: 'رمز به این شماره پیامک شد:', en: 'A code was sent to this number:' },
  code: { fa: 'رمز شش‌رقمی', en: 'Six-digit code' },
  codeHint: {
    fa: 'تا ۳ دقیقه کار می‌کند. رقم فارسی و انگلیسی فرقی ندارد.',
    en: 'It works for 3 minutes. Persian or Latin digits, either will do.',
  },
  signIn: { fa: 'ورود', en: 'Sign in' },
  notArrived: { fa: 'نرسید؟', en: 'It did not come?' },
  again: { fa: 'رمز تازه بفرست', en: 'Send a new code' },
  againFrom: (time: string): Text => ({
    fa: `از ساعت ${time} می‌توانید رمز تازه بخواهید.`,
    en: `From ${time} on you can ask for a new one.`,
  }),
  sentAgain: { fa: 'رمز تازه فرستاده شد.', en: 'A new code is on its way.' },
  otherNumber: { fa: 'شماره را عوض کن', en: 'Use another number' },
  joinTitle: { fa: 'خوش آمدید', en: 'Welcome' },
  joinLead: {
    fa: 'شماره‌تان تأیید شد. بنویسید شما را چه بنامیم؛ همین نام روی رسیدهای خودتان می‌آید.',
    en: 'Your number is confirmed. Write what we may call you; this name stands on your own receipts.',
  },
  name: { fa: 'نام شما', en: 'Your name' },
  nameHint: {
    fa: 'نام و نام خانوادگی، یا نام شرکت یا گروه. می‌توانید بعد در مشخصاتتان بی‌نام بمانید.',
    en: 'First and last name, or that of a company or group. You can choose later, in your profile, to stay unnamed.',
  },
  invited: {
    fa: 'با دعوت یک نیکوکار آمده‌اید؛ او تنها می‌بیند که یک نفر آمد، نه اینکه چه کسی.',
    en: 'You came by somebody’s invitation; they see only that somebody came, never who.',
  },
  join: { fa: 'پیوستن', en: 'Join' },
  demoTitle: { fa: 'در این نصب نمایشی', en: 'In this demo' },
  demo: {
    fa: 'پیامکی فرستاده نمی‌شود: رمز روی پایانه‌ای که سرور در آن کار می‌کند نوشته می‌شود. نیکوکار نمونه این شماره را دارد:',
    en: 'No message is sent: the code is written on the terminal where the server runs. The sample benefactor has this number:',
  },
  welcomeTitle: { fa: 'به مهرکار دعوت شده‌اید', en: 'You are invited to Mehrkar' },
  welcome: {
    fa: 'در مهرکار، یاری شما بستهٔ کار یک خانواده می‌شود: می‌بینید که خریده شد، تحویل شد و به درآمد رسید.',
    en: 'In Mehrkar your gift becomes a family’s means of work: you see it bought, delivered and earning.',
  },
  welcomeStart: { fa: 'ورود یا پیوستن', en: 'Sign in or join' },
} as const;
