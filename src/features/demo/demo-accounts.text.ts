import type { Text } from '../../kernel/text.ts';

export const demoAccountNames: Readonly<Record<string, Text>> = {
  hq: { fa: 'ستاد مرکزی', en: 'Headquarters' },
  'manager.bushehr': { fa: 'مدیر انجمن بوشهر', en: 'Manager, Bushehr' },
  'manager2.bushehr': { fa: 'مدیر دوم انجمن بوشهر', en: 'Second manager, Bushehr' },
  'officer.bushehr': { fa: 'کارشناس اشتغال بوشهر', en: 'Employment officer, Bushehr' },
  'officer.gilan': { fa: 'کارشناس اشتغال گیلان', en: 'Employment officer, Gilan' },
  'care.gilan': { fa: 'کارشناس مرکز گیلان', en: 'Officer, Gilan centre' },
  benefactor: { fa: 'نیکوکار نمونه', en: 'Sample benefactor' },
  auditor: { fa: 'بازرس', en: 'Auditor' },
};

/** Who acts for the organisations of a province, at the association and at the care centre. */
export const provinceAccountNames = {
  officer: (province: Text): Text => ({
    fa: `کارشناس اشتغال ${province.fa}`,
    en: `Employment officer, ${province.en}`,
  }),
  care: (province: Text): Text => ({
    fa: `کارشناس مرکز ${province.fa}`,
    en: `Officer, ${province.en} centre`,
  }),
} as const;
