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
  /** Sub-major groups of ISCO-08 of which the catalogue has no entry of its own. */
  trade: {
    '01': { fa: 'افسران نیروهای مسلح', en: 'Commissioned armed forces officers' },
    '02': { fa: 'درجه‌داران نیروهای مسلح', en: 'Non-commissioned armed forces officers' },
    '03': { fa: 'دیگر کارکنان نیروهای مسلح', en: 'Armed forces occupations, other ranks' },
    '44': { fa: 'دیگر کارمندان دفتری', en: 'Other clerical support workers' },
    '54': { fa: 'کارکنان حفاظت و نگهبانی', en: 'Protective services workers' },
    '92': { fa: 'کارگران کشاورزی، جنگل و شیلات', en: 'Agricultural, forestry and fishery labourers' },
    '94': { fa: 'کمک‌کاران تهیهٔ غذا', en: 'Food preparation assistants' },
  } as Readonly<Record<string, Text>>,
  tradeOther: { fa: 'رشتهٔ دیگر', en: 'Another trade' },
  notKnown: { fa: 'ثبت نشده', en: 'Not recorded' },
} as const;
