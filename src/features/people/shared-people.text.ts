import type { Text } from '../../kernel/text.ts';

export const sharedPeopleText = {
  title: { fa: 'پرونده‌های مشترک', en: 'Shared files' },
  lead: {
    fa: 'کسانی که یک کد ملی‌شان در دو سازمان ثبت است. نامی اینجا نیست؛ با شناسهٔ پرونده از دو سازمان بخواهید هماهنگ کنند که همراهی با کدام باشد.',
    en: 'People whose national id is registered with two organisations. No names are shown here; give both organisations their file id and ask them to agree on who accompanies the person.',
  },
  total: (n: string): Text => ({ fa: `${n} پروندهٔ مشترک`, en: `${n} shared files` }),
  found: { fa: 'پیدا شده در', en: 'Found on' },
  one: { fa: 'سازمان نخست', en: 'One organisation' },
  other: { fa: 'سازمان دیگر', en: 'The other' },
  empty: {
    fa: 'هیچ پروندهٔ مشترکی نیست. هر بار که یک کد ملی در دو سازمان ثبت شود، خودبه‌خود اینجا دیده می‌شود.',
    en: 'No shared files. Whenever one national id is registered with two organisations, it shows here by itself.',
  },
  firstPage: { fa: 'از آغاز فهرست', en: 'Start of the list' },
} as const;
