import type { Text } from '../../kernel/text.ts';
import type {
  Contract,
  OpportunityKind,
  ReservedGroup,
  Workplace,
  WorkspaceNeed,
} from './opportunity-facts.rules.ts';

/** What the closed lists of an opportunity are called. */
export const kindNames: Readonly<Record<OpportunityKind, Text>> = {
  job: { fa: 'کار', en: 'Job' },
  kit: { fa: 'بستهٔ کار', en: 'Kit' },
  'loan-programme': { fa: 'وام قرض‌الحسنه', en: 'Interest-free loan' },
  training: { fa: 'آموزش', en: 'Training' },
};

export const kindPlurals: Readonly<Record<OpportunityKind, Text>> = {
  job: { fa: 'کارها', en: 'Jobs' },
  kit: { fa: 'بسته‌های کار', en: 'Kits' },
  'loan-programme': { fa: 'وام‌ها', en: 'Loans' },
  training: { fa: 'آموزش‌ها', en: 'Trainings' },
};

export const workplaceNames: Readonly<Record<Workplace, Text>> = {
  fixed: { fa: 'در محل کار', en: 'At the workplace' },
  mobile: { fa: 'کار سیار', en: 'On the move' },
  rotational: { fa: 'کار اقماری', en: 'Rotational' },
  home: { fa: 'کار در خانه', en: 'At home' },
};

export const contractNames: Readonly<Record<Contract, Text>> = {
  permanent: { fa: 'قرارداد دائم', en: 'Permanent contract' },
  fixed: { fa: 'قرارداد مدت معین', en: 'Fixed-term contract' },
  casual: { fa: 'روزمزد', en: 'Casual' },
  own: { fa: 'خوداشتغالی', en: 'Own account' },
};

export const reservedNames: Readonly<Record<ReservedGroup, Text>> = {
  released: { fa: 'جویای کار', en: 'Job seekers of care centres' },
  family: { fa: 'خانواده‌های همراه', en: 'Families' },
  'women-heads': { fa: 'زنان سرپرست خانوار', en: 'Women heads of household' },
};

export const needNames: Readonly<Record<WorkspaceNeed, Text>> = {
  power: { fa: 'برق', en: 'power' },
  water: { fa: 'آب', en: 'water' },
  ventilation: { fa: 'تهویه', en: 'ventilation' },
};

export const opportunityWords = {
  comma: { fa: '، ', en: ', ' },
  nationwide: { fa: 'سراسر کشور', en: 'Nationwide' },
  perMonth: { fa: 'در ماه', en: 'a month' },
  expected: { fa: 'درآمد برآوردی', en: 'expected income' },
  payUnknown: { fa: 'درآمد گفته نشده', en: 'Pay not stated' },
  flexible: { fa: 'ساعت شناور', en: 'Flexible hours' },
  lodging: { fa: 'با خوابگاه', en: 'With lodging' },
  insured: { fa: 'بیمه دارد', en: 'Insured' },
  loanUpTo: { fa: 'تا سقف', en: 'up to' },
  kitPrice: { fa: 'بهای بسته', en: 'Price of the kit' },
} as const satisfies Record<string, Text>;
