import { closeness, comparable } from '../search/closeness.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { fillerWords } from './filler-words.text.ts';
import type { NamedEntry, SkillEntry, SkillNames } from './skill-names.rules.ts';
import { byLabel } from './skill-names.rules.ts';

export interface SkillHit extends SkillEntry {
  /** Which name was found: the label itself or an alternative name; of one that is only akin, the label of what was found. */
  readonly matchedOn: string;
  /** 0–1; 1 = the whole name. */
  readonly score: number;
}

/** Of two that fit nearly as well, the one more people mean comes first. */
const popularShare = 0.06;
/** So little fits that it is not shown. */
const leastScore = 0.3;
/** What is akin to so good a hit stands before what hardly fits, and after what fits. */
const kinOf = 0.78;
const kinShare = 0.62;

/**
 * Below it about half of what was typed stands in no name. Of queries that skills answer 7 in 100 lie below it, of words
 * that are no trade, whatever they resemble, 7 in 10.
 */
const goodScore = 0.55;

/** Whether the best that was found answers what was typed. */
export function isAnswered(hits: readonly Pick<SkillHit, 'score'>[]): boolean {
  return (hits[0]?.score ?? 0) >= goodScore;
}

/** Those of some words that tell something; maybe none. */
export function tellingOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => !fillerWords.has(word));
}

/** The words of a text that tell something; all of them where none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = tellingOf(words);
  return telling.length > 0 ? telling : words;
}

/** Orders what the index found by how well its best name fits what was typed in the reading that suits it best, the label before alternative names. */
export function rankHits(
  queries: readonly string[],
  found: readonly NamedEntry[],
  names: SkillNames,
  limit: number,
): readonly SkillHit[] {
  const readings = new Map(queries.map((query) => [wordsOf(query).join(' '), query]));
  const typed = [...readings.values()].map((query) => comparable(query, true));
  const order = new Map<SkillHit, number>();
  const hits = found.flatMap(({ entry, popularity, names: own }): SkillHit[] => {
    let best = 0;
    let matchedOn = entry.label.fa;
    for (const name of own) {
      const score = Math.max(...typed.map((one) => closeness(one, name, names.rarity)));
      if (score > best) [best, matchedOn] = [score, name.text];
    }
    if (best < leastScore) return [];
    const hit = { ...entry, matchedOn, score: Math.round(best * 1000) / 1000 };
    order.set(hit, best === 1 ? 2 : best + popularShare * popularity);
    return [hit];
  });
  const orderOf = (hit: SkillHit) => order.get(hit) ?? 0;
  const sorted = hits.sort((a, b) => orderOf(b) - orderOf(a) || byLabel(a, b));
  return withKin(sorted, names).slice(0, limit);
}

/** Puts the kin of the best hit before those that hardly fit: whoever asks for a baker is nearer to flat bread than to dolls. */
function withKin(sorted: readonly SkillHit[], names: SkillNames): readonly SkillHit[] {
  const [best] = sorted;
  if (best === undefined || best.kind !== 'skill' || best.score < kinOf) return sorted;
  const score = Math.round(best.score * kinShare * 1000) / 1000;
  const fitting = sorted.filter((hit) => hit.score >= score);
  const known = new Set(fitting.map(({ id }) => id));
  const kin = (names.of('skill', best.id)?.related ?? []).flatMap((id): SkillHit[] => {
    const named = known.has(id) ? undefined : names.of('skill', id);
    return named ? [{ ...named.entry, matchedOn: best.label.fa, score }] : [];
  });
  const shown = new Set([...known, ...kin.map(({ id }) => id)]);
  return [...fitting, ...kin, ...sorted.filter(({ id }) => !shown.has(id))];
}

/** What a list shows where nothing was typed. */
export function unsearched(
  names: SkillNames,
  kind: SkillEntry['kind'] | undefined,
  limit: number,
): readonly SkillHit[] {
  return names.all
    .filter(({ entry }) => kind === undefined || entry.kind === kind)
    .slice(0, limit)
    .map(({ entry }) => ({ ...entry, matchedOn: entry.label.fa, score: 0.1 }));
}
