import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type ComparableName, comparable, type Rarity } from '../search/closeness.rules.ts';
import { fillerWords } from './filler-words.text.ts';

export interface SkillEntry {
  readonly id: string;
  readonly kind: 'skill' | 'occupation';
  readonly label: { readonly fa: string; readonly en: string };
  readonly iscoCode?: string;
}

export interface NamedEntry {
  readonly entry: SkillEntry;
  /** 0–1: how many others are related to it, which settles what is equally near. */
  readonly popularity: number;
  readonly names: readonly ComparableName[];
  /** Ids of the skills that are akin to it, the nearest first. */
  readonly related: readonly string[];
}

export interface SkillNames {
  readonly of: (kind: SkillEntry['kind'], id: string) => NamedEntry | undefined;
  /** By Persian label, as a list without a query shows them. */
  readonly all: readonly NamedEntry[];
  readonly rarity: Rarity;
}

const prepared = new WeakMap<Vocabulary, SkillNames>();

/** The names of every skill and occupation, ready to be compared; made once for a vocabulary. */
export function skillNamesOf(vocabulary: Vocabulary): SkillNames {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const entries = new Map<string, NamedEntry>();
  const pointed = new Map<string, number>();
  for (const { related } of vocabulary.skills)
    for (const id of related) pointed.set(id, (pointed.get(id) ?? 0) + 1);
  const most = Math.max(1, ...pointed.values());
  const add = (entry: SkillEntry, alternatives: readonly string[], related: readonly string[] = []) =>
    entries.set(`${entry.kind} ${entry.id}`, {
      entry,
      related,
      popularity: (pointed.get(entry.id) ?? 0) / most,
      names: [
        comparable(entry.label.fa, true),
        comparable(entry.label.en, true),
        ...alternatives.map((text) => comparable(text, false)),
      ],
    });
  for (const { id, fa, en, alt, occupations, related } of vocabulary.skills) {
    const iscoCode = occupations[0]?.code;
    add(
      { id, kind: 'skill', label: { fa, en }, ...(iscoCode === undefined ? {} : { iscoCode }) },
      alt,
      related,
    );
  }
  for (const { code, fa, en, data } of vocabulary.items('occupations')) {
    if (data.level !== 4) continue;
    const alternatives = Array.isArray(data.alt) ? data.alt.map(String) : [];
    add({ id: code, kind: 'occupation', label: { fa, en }, iscoCode: code }, alternatives);
  }
  const all = [...entries.values()].sort((a, b) => byLabel(a.entry, b.entry));
  const made = {
    of: (kind: SkillEntry['kind'], id: string) => entries.get(`${kind} ${id}`),
    all,
    rarity: rarityIn(all),
  };
  prepared.set(vocabulary, made);
  return made;
}

export function byLabel(a: SkillEntry, b: SkillEntry): number {
  if (a.label.fa !== b.label.fa) return a.label.fa < b.label.fa ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Inverse document frequency over entries, 1 for what most share to about 5 for what one has. */
function rarityIn(entries: readonly NamedEntry[]): Rarity {
  const counts = new Map<string, number>();
  for (const { names } of entries)
    for (const word of new Set(names.flatMap(({ words, stems }) => [...words, ...stems])))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarities = new Map<string, number>();
  for (const [word, count] of counts)
    rarities.set(word, fillerWords.has(word) ? 0.2 : 1 + Math.log10(entries.length / (count + 1)));
  const unheard = 1 + Math.log10(entries.length);
  return (word) => rarities.get(word) ?? (fillerWords.has(word) ? 0.2 : unheard);
}
