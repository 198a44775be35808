import type { Text } from '../../kernel/text.ts';

export const employersPageText = {
  title: { fa: 'کارفرمایان', en: 'Employers' },
  total: (n: string): Text => ({ fa: `${n} کارفرما`, en: `${n} in all` }),
  lead: {
    fa: 'تنها کارکنان سازمان خودتان این فهرست را می‌بینند.',
    en: 'Only staff of your own organisation see this list.',
  },
  q: { fa: 'نام کارفرما', en: 'Name of the employer' },
  name: { fa: 'نام', en: 'Name' },
  contact: { fa: 'رابط', en: 'Contact' },
  phone: { fa: 'تلفن', en: 'Phone' },
  phoneHint: { fa: 'همراه یا ثابت با پیش‌شماره', en: 'Mobile, or landline with area code' },
  address: { fa: 'نشانی', en: 'Address' },
  open: { fa: 'فرصت باز', en: 'Open opportunities' },
  kept: { fa: 'کار ماندگار', en: 'Work that lasts' },
  complaints: { fa: 'شکایت دستمزد', en: 'Unpaid wages' },
  add: { fa: 'کارفرمای تازه', en: 'New employer' },
  save: { fa: 'ثبت کارفرما', en: 'Add the employer' },
  added: { fa: 'کارفرما ثبت شد.', en: 'The employer is on file.' },
  taken: { fa: 'دیدن همان کارفرما', en: 'See that employer' },
  empty: {
    fa: 'هنوز کارفرمایی ثبت نشده است. نخستین را در همین صفحه بنویسید؛ با ثبت هر فرصت هم کارفرمایش اینجا می‌آید.',
    en: 'No employers yet. Write the first one down on this page; publishing an opportunity adds its employer too.',
  },
  notFound: {
    fa: 'کارفرمایی با این نام نیست. نام را کوتاه‌تر بنویسید یا همان را ثبت کنید.',
    en: 'No employer of this name. Write less of it, or add it.',
  },
  unknown: { fa: '—', en: '—' },
} as const;
