import { fold, foldJoined } from '../../kernel/persian.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

export interface SkillHit {
  readonly id: string;
  readonly kind: 'skill' | 'occupation';
  readonly label: { readonly fa: string; readonly en: string };
  readonly iscoCode?: string;
  /** Which name was found: the label itself or an alternative name. */
  readonly matchedOn: string;
  /** 0–1; 1 = the whole name. */
  readonly score: number;
}

interface Name {
  readonly entry: Omit<SkillHit, 'matchedOn' | 'score'>;
  readonly text: string;
  readonly folded: string;
  readonly joined: string;
  readonly isLabel: boolean;
}

const prepared = new WeakMap<Vocabulary, readonly Name[]>();

/**
 * Skills and occupations whose label or alternative name holds what was typed, folded, joined or not.
 * Best first; an empty query lists by label. `limit` is applied after ordering.
 */
export function searchSkills(
  vocabulary: Vocabulary,
  query: string,
  options: { readonly kind?: 'skill' | 'occupation'; readonly limit: number },
): readonly SkillHit[] {
  const folded = fold(query);
  const joined = foldJoined(query);
  const words = folded.split(' ').filter(Boolean);
  const best = new Map<string, SkillHit>();
  for (const name of namesOf(vocabulary)) {
    if (options.kind !== undefined && name.entry.kind !== options.kind) continue;
    const closeness =
      words.length === 0 ? (name.isLabel ? 0.1 : 0) : closenessOf(name, folded, joined, words);
    if (closeness === 0) continue;
    const score = name.isLabel ? closeness : closeness * 0.97;
    const key = `${name.entry.kind}:${name.entry.id}`;
    const known = best.get(key);
    if (known === undefined || known.score < score)
      best.set(key, { ...name.entry, matchedOn: name.text, score });
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.label.fa < b.label.fa ? -1 : a.label.fa > b.label.fa ? 1 : a.id < b.id ? -1 : 1),
    )
    .slice(0, options.limit)
    .map((hit) => ({ ...hit, score: Math.round(hit.score * 1000) / 1000 }));
}

function closenessOf(name: Name, folded: string, joined: string, words: readonly string[]): number {
  if (name.folded === folded || name.joined === joined) return 1;
  const length = joined.length / Math.max(name.joined.length, 1);
  if (name.joined.startsWith(joined)) return 0.8 + 0.15 * length;
  if (words.every((word) => name.folded.includes(word))) return 0.6 + 0.15 * Math.min(1, length);
  if (joined.length >= 3 && name.joined.includes(joined)) return 0.5 + 0.15 * length;
  return 0;
}

function namesOf(vocabulary: Vocabulary): readonly Name[] {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const names: Name[] = [];
  const add = (entry: Name['entry'], text: string, isLabel: boolean) =>
    names.push({ entry, text, folded: fold(text), joined: foldJoined(text), isLabel });
  for (const skill of vocabulary.skills) {
    const iscoCode = skill.occupations[0]?.code;
    const entry = { id: skill.id, kind: 'skill' as const, label: { fa: skill.fa, en: skill.en }, iscoCode };
    add(entry, skill.fa, true);
    add(entry, skill.en, true);
    for (const alt of skill.alt) add(entry, alt, false);
  }
  for (const item of vocabulary.items('occupations')) {
    if (item.data.level !== 4) continue;
    const entry = {
      id: item.code,
      kind: 'occupation' as const,
      label: { fa: item.fa, en: item.en },
      iscoCode: item.code,
    };
    add(entry, item.fa, true);
    add(entry, item.en, true);
    for (const alt of Array.isArray(item.data.alt) ? item.data.alt : []) add(entry, String(alt), false);
  }
  prepared.set(vocabulary, names);
  return names;
}
