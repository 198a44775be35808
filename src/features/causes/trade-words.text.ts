import type { Lang, Text } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

/** Major groups of ISCO-08, as kits are told of where a single trade would tell too much. */
const sectors: Readonly<Record<string, Text>> = {
  '1': { fa: 'گرداندن کسب‌وکار', en: 'Running a business' },
  '2': { fa: 'کار تخصصی', en: 'Professional work' },
  '3': { fa: 'کار فنی', en: 'Technical work' },
  '4': { fa: 'کار دفتری', en: 'Office work' },
  '5': { fa: 'خدمات و فروش', en: 'Services and sales' },
  '6': { fa: 'کشاورزی و دام', en: 'Farming and livestock' },
  '7': { fa: 'صنعتگری', en: 'Crafts' },
  '8': { fa: 'کار با ماشین و رانندگی', en: 'Machines and driving' },
  '9': { fa: 'کار ساده', en: 'Simple work' },
};

/** A unit group (four digits) or a sector (first digit), in words. */
export function tradeName(vocabulary: Pick<Vocabulary, 'label'>, trade: string, lang: Lang): string {
  return trade.length === 1
    ? (sectors[trade]?.[lang] ?? trade)
    : vocabulary.label('occupations', trade, lang);
}
