import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import type { BenefactorKind } from './benefactor.rules.ts';

export const kindNames: Readonly<Record<BenefactorKind, Text>> = {
  individual: { fa: 'یک نفر', en: 'One person' },
  company: { fa: 'شرکت یا کسب‌وکار', en: 'A company or business' },
  group: { fa: 'گروه، خیریه یا هیئت', en: 'A group or charity' },
};

export const profileText = {
  title: { fa: 'مشخصات من', en: 'My profile' },
  phone: { fa: 'شمارهٔ همراه', en: 'Mobile number' },
  name: { fa: 'نام', en: 'Name' },
  nameHint: { fa: 'روی رسیدهای خودتان می‌آید.', en: 'Stands on your own receipts.' },
  kind: { fa: 'چه کسی یاری می‌کند؟', en: 'Who gives?' },
  province: { fa: 'استان', en: 'Province' },
  provinceHint: {
    fa: 'اگر دوست دارید؛ تا بدانیم همراهانمان کجایند.',
    en: 'If you like; so that we know where those who give are.',
  },
  noProvince: { fa: 'نمی‌گویم', en: 'Not told' },
  anonymous: { fa: 'بی‌نام بمانم', en: 'Keep me unnamed' },
  anonymousHint: {
    fa: 'نامتان جز روی برگه‌های خودتان نمی‌آید. تنها مدیرِ انجمنی که حساب‌ها را نگه می‌دارد آن را می‌بیند.',
    en: 'Your name stands nowhere but on your own papers. Only the manager who keeps the accounts sees it.',
  },
  messages: { fa: 'خبر یاری‌هایم را پیامک کنید', en: 'Send me news of my gifts by message' },
  messagesHint: {
    fa: 'کوتاه و کم: وقتی رسید، خریده شد، تحویل شد. رمز ورود همیشه فرستاده می‌شود.',
    en: 'Short and few: when it arrived, was bought, was delivered. Sign-in codes are sent all the same.',
  },
  save: { fa: 'ذخیره', en: 'Save' },
  saved: { fa: 'ذخیره شد.', en: 'Saved.' },
  versionNeeded: {
    fa: 'نسخه‌ای را که دیده‌اید همراه بفرستید (If-Match).',
    en: 'Send the version you have seen along (If-Match).',
  },
  stale: {
    fa: 'مشخصاتتان در این میان جای دیگری عوض شد؛ ببینید و دوباره ذخیره کنید. چیزی از این بار ثبت نشد.',
    en: 'Your profile was changed elsewhere in the meantime; look and save again. Nothing of this time was kept.',
  },
} as const;

export const inviteText = {
  title: { fa: 'دعوت از دیگران', en: 'Invite others' },
  lead: {
    fa: 'این پیوند را برای کسی که می‌شناسید بفرستید. وقتی پیوست، تنها شمارشان را می‌بینید؛ نه نامشان را و نه یاری‌شان را.',
    en: 'Send this link to somebody you know. When they join you see a count only: neither who they are nor what they give.',
  },
  link: { fa: 'پیوند دعوت شما', en: 'Your invitation' },
  linkHint: { fa: 'رویش بزنید و نگه دارید تا کپی شود.', en: 'Press and hold it to copy.' },
  copy: { fa: 'کپی پیوند', en: 'Copy the link' },
  copied: { fa: 'کپی شد.', en: 'Copied.' },
  came: (n: number): Text => ({
    fa: `${formatNumber(n, 'fa')} نفر با دعوت شما پیوسته‌اند.`,
    en: n === 1 ? 'One person joined by your invitation.' : `${n} people joined by your invitation.`,
  }),
  none: {
    fa: 'هنوز کسی با این پیوند نپیوسته است. برای یک دوست بفرستیدش.',
    en: 'Nobody has joined by it yet. Send it to a friend.',
  },
} as const;
