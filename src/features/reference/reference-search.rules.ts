import { fold, foldJoined } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import type { Values } from './check-entry.rules.ts';
import type { Entry } from './plan-edits.rules.ts';
import type { Listed } from './shape.rules.ts';
import type { Catalogue, Vocabulary } from './vocabulary.rules.ts';

/** A part of a list too long for one page: a trade, a province, a major group of occupations. */
export interface Part {
  readonly code: string;
  readonly label: Text;
  readonly count: number;
}

const partedBy: Readonly<Partial<Record<Listed, Catalogue>>> = {
  skills: 'trades',
  occupations: 'occupations',
  counties: 'provinces',
  organisations: 'provinces',
};

/** The part an entry stands in; undefined in a catalogue that is shown whole, and for what belongs to no province. */
export function partOf(catalogue: Listed, { code, values }: Entry): string | undefined {
  if (catalogue === 'occupations') return code.charAt(0);
  if (catalogue === 'skills') return String(values.trade);
  if (catalogue === 'counties' || catalogue === 'organisations')
    return typeof values.province === 'string' ? values.province : undefined;
  return undefined;
}

export function partsOf(
  catalogue: Listed,
  entries: readonly Entry[],
  vocabulary: Vocabulary,
): readonly Part[] {
  const by = partedBy[catalogue];
  if (by === undefined) return [];
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const part = partOf(catalogue, entry);
    if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return vocabulary
    .items(by)
    .filter(({ code }) => counts.has(code))
    .map(({ code, fa, en }) => ({ code, label: { fa, en }, count: counts.get(code) ?? 0 }));
}

/** Whether every word of a search stands in an entry's names, other names, items or code, folded. */
export function isMatch(catalogue: Listed, { code, values }: Entry, query: string): boolean {
  const texts = [code, values.fa, values.en, ...texted(values.alt)];
  if (catalogue === 'kits')
    for (const item of (values.items ?? []) as readonly Values[]) texts.push(item.fa, item.en);
  const heap = fold(texts.join(' '));
  const joined = foldJoined(query);
  return (
    fold(query)
      .split(' ')
      .every((word) => heap.includes(word)) ||
    (joined.length > 2 && foldJoined(heap).includes(joined))
  );
}

const texted = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
