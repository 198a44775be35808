import type { Text } from '../../kernel/text.ts';
import type { ListStatus, TextFit } from './opportunity-list.rules.ts';
import type { OpportunityStatus } from './opportunity-view.rules.ts';

export const listPageText = {
  title: { fa: 'فرصت‌ها', en: 'Opportunities' },
  total: (n: string): Text => ({ fa: `${n} فرصت`, en: `${n} in all` }),
  new: { fa: 'فرصت تازه', en: 'New opportunity' },
  import: { fa: 'وارد کردن فهرست', en: 'Bring in a list' },
  q: { fa: 'عنوان، شغل یا مهارت', en: 'Title, occupation or skill' },
  kind: { fa: 'نوع', en: 'Kind' },
  everyKind: { fa: 'همهٔ نوع‌ها', en: 'Every kind' },
  province: { fa: 'استان', en: 'Province' },
  everyProvince: { fa: 'همهٔ استان‌ها', en: 'Every province' },
  county: { fa: 'شهرستان', en: 'County' },
  status: { fa: 'وضعیت', en: 'State' },
  homeWork: { fa: 'کار در خانه', en: 'Work at home' },
  noExperience: { fa: 'بدون نیاز به تجربه', en: 'No experience needed' },
  own: { fa: 'تنها فرصت‌های خودمان', en: 'Only our own' },
  filters: { fa: 'فیلترها', en: 'Filters' },
  active: (n: string): Text => ({ fa: `${n} فیلتر روشن است`, en: `${n} filters on` }),
  opportunity: { fa: 'فرصت', en: 'Opportunity' },
  place: { fa: 'جا', en: 'Place' },
  pay: { fa: 'درآمد', en: 'Pay' },
  vacancies: { fa: 'ظرفیت', en: 'Vacancies' },
  closes: { fa: 'باز تا', en: 'Open until' },
  noEnd: { fa: 'بی‌پایان', en: 'No end' },
  heldOf: (held: string, all: string): Text => ({
    fa: `${held} از ${all} گرفته شده`,
    en: `${held} of ${all} taken`,
  }),
  emptyFiltered: {
    fa: 'فرصتی با این فیلترها نیست. یکی از فیلترها را بردارید.',
    en: 'Nothing fits these filters. Take one of them off.',
  },
  emptyAll: {
    fa: 'هنوز فرصتی ثبت نشده است. یک فرصت تازه ثبت کنید یا فهرست کارفرمایان را وارد کنید.',
    en: 'No opportunities yet. Register one, or bring in a list.',
  },
} as const;

export const listStatusNames: Readonly<Record<ListStatus, Text>> = {
  open: { fa: 'باز', en: 'Open' },
  closed: { fa: 'بسته', en: 'Closed' },
  all: { fa: 'همه', en: 'All' },
};

export const statusNames: Readonly<Record<OpportunityStatus, Text>> = {
  open: { fa: 'باز', en: 'open' },
  announced: { fa: 'به‌زودی', en: 'opens later' },
  closed: { fa: 'بسته', en: 'closed' },
};

/** How what is listed fits what was typed, where it is not simply all of it. */
export const fitNotices: Readonly<Partial<Record<TextFit, Text>>> = {
  some: {
    fa: 'هیچ فرصتی همهٔ این واژه‌ها را ندارد. این‌ها بخشی از آن را دارند.',
    en: 'Nothing fits all these words. These fit some of them.',
  },
  meant: {
    fa: 'به همین نوشتن چیزی نبود؛ نزدیک‌ترین نوشتن آورده شد.',
    en: 'Nothing is spelt so; the nearest spelling is shown.',
  },
  akin: {
    fa: 'برای همین کار فرصتی نبود. این‌ها به آن نزدیک‌اند.',
    en: 'There is no opportunity for just this work. These are close to it.',
  },
};
