import type { Text } from '../../kernel/text.ts';
import type { HouseholdType } from '../outcomes/outcome.rules.ts';
import type { Grouping } from './figure.rules.ts';

/** What figures are grouped by, and the groups that no catalogue names. */
export const groupText = {
  by: {
    organisation: { fa: 'به تفکیک انجمن', en: 'By association' },
    province: { fa: 'به تفکیک استان', en: 'By province' },
    county: { fa: 'به تفکیک شهرستان', en: 'By county' },
    trade: { fa: 'به تفکیک حرفهٔ درخواستی', en: 'By trade sought' },
    sex: { fa: 'زنان و مردان', en: 'Women and men' },
    household: { fa: 'به تفکیک نوع خانوار', en: 'By kind of household' },
    kind: { fa: 'خانواده‌ها و جویندگان کار', en: 'Families and job seekers' },
  } satisfies Record<Grouping, Text>,
  sex: { female: { fa: 'زنان', en: 'Women' }, male: { fa: 'مردان', en: 'Men' } },
  kind: {
    family: { fa: 'خانواده‌های همراه', en: 'Families' },
    released: { fa: 'جویندگان کار', en: 'Job seekers' },
  },
  household: {
    'woman-headed-with-dependants': {
      fa: 'زن سرپرست خانوار با افراد تحت تکفل',
      en: 'Headed by a woman, with dependants',
    },
    'woman-headed': {
      fa: 'زن سرپرست خانوار بدون افراد تحت تکفل',
      en: 'Headed by a woman, without dependants',
    },
    'man-headed-with-dependants': {
      fa: 'مرد سرپرست خانوار با افراد تحت تکفل',
      en: 'Headed by a man, with dependants',
    },
    'man-headed': { fa: 'مرد سرپرست خانوار بدون افراد تحت تکفل', en: 'Headed by a man, without dependants' },
    unknown: { fa: 'سرپرست ثبت نشده', en: 'Head not recorded' },
  } satisfies Record<HouseholdType, Text>,
  notKnown: { fa: 'ثبت نشده', en: 'Not recorded' },
} as const;
