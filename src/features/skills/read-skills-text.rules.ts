import { foldNumberWords } from '../../kernel/persian.ts';
import { unstatedLevel } from '../records/cell-values.rules.ts';
import { levelPrefixes } from '../records/cell-values.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { knownSkillsOf } from './known-skills.rules.ts';
import type { SkillHit } from './skill-search.rules.ts';
import {
  isAnd,
  isJoining,
  type RemarkAt,
  remarksIn,
  type TypedWord,
  typedWords,
} from './skills-text-words.rules.ts';

/** Longer texts are read to here. */
export const longestSkillsText = 2_000;

/** A skill as it was understood, for somebody to confirm. */
export interface ReadSkill {
  /** What was typed, level and time included, as it stands. */
  readonly typed: string;
  readonly skillId: string;
  /** 1–4; where nothing was said the level of a skill that is merely named. */
  readonly level: number;
  readonly levelSaid: boolean;
  /** Undefined where nothing was said. */
  readonly years: number | undefined;
  /** 0–1; below `sure` it is a guess. */
  readonly confidence: number;
  /** Ids of other skills that may be meant, best first. */
  readonly alternatives: readonly string[];
}

/** At least so sure is as good as the name itself. */
export const sure = 0.9;
/** What fits less is not taken, only suggested. */
const leastTaken = 0.7;
/** Two that fit so nearly are told apart by somebody who knows. */
const tooNear = 0.04;

export interface SkillsReading {
  readonly skills: readonly ReadSkill[];
  readonly notUnderstood: readonly { readonly text: string; readonly suggestions: readonly string[] }[];
  /** Said not to be there ("cannot …"). */
  readonly notTaken: readonly string[];
  /** Said of all of them ("…, two years"), or of nothing. */
  readonly aside: readonly string[];
}

interface Name {
  readonly first: number;
  readonly end: number;
  /** More than one where a name has several meanings. */
  readonly ids: readonly string[];
  readonly isStem: boolean;
}

/** What stands between two separators. */
interface Part {
  readonly text: string;
  readonly names: readonly (Name & { readonly text: string })[];
  /** What is to be searched for: the words that are no remark; empty where the names say it all. */
  readonly phrase: string;
  /** Words that neither a name nor a remark covers. */
  readonly unknown: readonly string[];
  readonly level: number | undefined;
  readonly years: number | undefined;
  readonly isRemark: boolean;
  isNot: boolean;
  /** "and" stands before it. */
  readonly afterAnd: boolean;
}

export interface ParsedSkillsText {
  readonly parts: readonly Part[];
  /** Phrases to be searched for before the text can be settled. */
  readonly phrases: readonly string[];
}

/** Cuts what was typed into parts and finds in each the names that the vocabulary holds. Refuses nothing. */
export function parseSkillsText(vocabulary: Vocabulary, typed: string): ParsedSkillsText {
  const text = typed.slice(0, longestSkillsText);
  const words = typedWords(text);
  const remarks = remarksIn(words);
  const names = namesIn(vocabulary, text, words, remarks);
  const parts = partsOf(text, words, remarks, names);
  negate(parts);
  return {
    parts,
    phrases: [...new Set(parts.flatMap(({ phrase, isNot }) => (phrase === '' || isNot ? [] : [phrase])))],
  };
}

/** The cheapest way to cover the words with names: few words left over, then few names. */
function namesIn(
  vocabulary: Vocabulary,
  text: string,
  words: readonly TypedWord[],
  remarks: readonly RemarkAt[],
): readonly Name[] {
  const known = knownSkillsOf(vocabulary);
  const free = new Set<number>();
  for (const { first, end } of remarks) for (let i = first; i < end; i++) free.add(i);
  for (const [i, word] of words.entries()) if (isJoining(word)) free.add(i);
  const best: { cost: number; name?: Name; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= words.length; end++) {
    const before = best[end - 1]?.cost ?? 0;
    let here: { cost: number; name?: Name; from: number } = {
      cost: before + (free.has(end - 1) ? 0 : 100),
      from: end - 1,
    };
    for (let first = end - 1; first >= Math.max(0, end - known.longest); first--) {
      const name = nameAt(vocabulary, text, words, first, end, free);
      if (!name) continue;
      const cost = (best[first]?.cost ?? 0) + (name.isStem ? 12 : 10) - (end - first) / 1000;
      if (cost < here.cost) here = { cost, name, from: first };
    }
    best.push(here);
  }
  const names: Name[] = [];
  for (let at = words.length; at > 0; ) {
    const step = best[at];
    if (step?.name) names.push(step.name);
    at = step?.from ?? at - 1;
  }
  return names.reverse();
}

function nameAt(
  vocabulary: Vocabulary,
  text: string,
  words: readonly TypedWord[],
  first: number,
  end: number,
  free: ReadonlySet<number>,
): Name | undefined {
  const run = words.slice(first, end);
  if (run.slice(1).some(({ before }) => before === 'mark')) {
    // A mark inside a name is one that the name has too.
    const whole = vocabulary.find('skills', text.slice(run[0]?.start, run.at(-1)?.end));
    return whole && { first, end, ids: [whole.code], isStem: false };
  }
  const known = knownSkillsOf(vocabulary);
  const keys = run.map(({ key }) => foldNumberWords(key));
  const named = known.named(keys.join(''));
  if (named.length > 0) return { first, end, ids: named, isStem: false };
  for (let i = first; i < end; i++) if (free.has(i)) return undefined;
  const stemmed = known.stemmed(keys);
  return stemmed.length > 0 ? { first, end, ids: stemmed, isStem: true } : undefined;
}

const levelMark = new Set<string>(levelPrefixes);

function partsOf(
  text: string,
  words: readonly TypedWord[],
  remarks: readonly RemarkAt[],
  names: readonly Name[],
): Part[] {
  const nameOf = new Map(names.flatMap((name) => range(name).map((i): [number, Name] => [i, name])));
  const remarkOf = new Map(remarks.flatMap((one) => range(one).map((i): [number, RemarkAt] => [i, one])));
  const parts: Part[] = [];
  let open: number[] = [];
  let afterAnd = false;
  const close = (nextAfterAnd: boolean) => {
    if (open.length > 0) parts.push(partOf(open, afterAnd));
    open = [];
    afterAnd = nextAfterAnd;
  };
  for (const [i, word] of words.entries()) {
    const isInside = (at: { first: number } | undefined) => at !== undefined && at.first < i;
    const inside = isInside(nameOf.get(i)) || (!nameOf.has(i) && isInside(remarkOf.get(i)));
    if (!inside && word.before !== 'none') close(false);
    if (!nameOf.has(i) && !remarkOf.has(i) && isJoining(word)) close(isAnd(word));
    else open.push(i);
  }
  close(false);
  return parts;

  function partOf(numbers: readonly number[], behindAnd: boolean): Part {
    const own = numbers.flatMap((i) => words[i] ?? []);
    const verbatim = (some: readonly (TypedWord | undefined)[]) =>
      text.slice(some[0]?.start ?? 0, some.at(-1)?.end ?? 0);
    const inPart = [...new Set(numbers.flatMap((i) => nameOf.get(i) ?? []))];
    let level: number | undefined;
    let years: number | undefined;
    let isNot = false;
    const spoken: TypedWord[] = [];
    const idle = new Set<TypedWord>();
    const unknown: TypedWord[] = [];
    const skip = new Set<number>();
    for (const i of numbers) {
      const word = words[i];
      if (!word || skip.has(i)) continue;
      const remark = nameOf.has(i) ? undefined : remarkOf.get(i);
      if (remark?.says.is === 'level') level ??= remark.says.level;
      else if (remark?.says.is === 'years') years ??= remark.says.years;
      else if (remark?.says.is === 'not') isNot = true;
      else if (remark) {
        spoken.push(word);
        idle.add(word);
      } else if (nameOf.has(i)) spoken.push(word);
      else {
        const said = numberedLevel(text, words, i, inPart.length > 0);
        if (said === undefined) {
          spoken.push(word);
          unknown.push(word);
        } else {
          level ??= said.level;
          if (said.next) skip.add(i + 1);
        }
      }
    }
    // Each name takes what stands before it, the last one also what stands behind: nothing typed falls between.
    const names = inPart.map((name, k) => {
      const from = inPart[k - 1]?.end ?? 0;
      const to = k === inPart.length - 1 ? words.length : name.end;
      return {
        ...name,
        text: verbatim(numbers.flatMap((i) => (i >= from && i < to ? (words[i] ?? []) : []))),
      };
    });
    const isRemark = inPart.length === 0 && unknown.length === 0;
    const isSearched = unknown.length > 0;
    const telling = spoken.findIndex((word) => !idle.has(word));
    const searched = spoken.slice(telling, spoken.findLastIndex((word) => !idle.has(word)) + 1);
    return {
      text: verbatim(own),
      names,
      phrase: isSearched ? searched.map(({ start, end }) => text.slice(start, end)).join(' ') : '',
      unknown: unknown.map((word) => text.slice(word.start, word.end)),
      level,
      years,
      isRemark,
      isNot,
      afterAnd: behindAnd,
    };
  }
}

const range = ({ first, end }: { first: number; end: number }) =>
  Array.from({ length: end - first }, (_, i) => first + i);

/** A level as a number: behind its word, or in brackets or behind a colon after a name. */
function numberedLevel(
  text: string,
  words: readonly TypedWord[],
  i: number,
  isNamed: boolean,
): { level: number; next?: true } | undefined {
  const here = words[i];
  const next = words[i + 1];
  if (here && levelMark.has(here.key) && next && /^[1-4]$/.test(next.key))
    return { level: Number(next.key), next: true };
  const between = text.slice(words[i - 1]?.end ?? 0, here?.start ?? 0);
  return isNamed && here && /^[1-4]$/.test(here.key) && /[:(\uFF1A[]/.test(between)
    ? { level: Number(here.key) }
    : undefined;
}

/** "Sewing and knitting I cannot": the "not" is said of both, unless the first has a remark of its own. */
function negate(parts: readonly Part[]): void {
  for (let i = parts.length - 1; i > 0; i--) {
    const part = parts[i];
    const before = parts[i - 1];
    if (!part?.isNot || !before || before.isRemark) continue;
    const own = before.level !== undefined || before.years !== undefined;
    if (part.isRemark || (part.afterAnd && !own)) before.isNot = true;
  }
}

/** Joins what was parsed with what the search found for its phrases. Every part typed stands in one of the answer's lists. */
export function settleSkillsText(
  { parts }: ParsedSkillsText,
  found: ReadonlyMap<string, readonly SkillHit[]>,
): SkillsReading {
  const skills: ReadSkill[] = [];
  const notUnderstood: { text: string; suggestions: readonly string[] }[] = [];
  const notTaken: string[] = [];
  const aside: string[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.isRemark) {
      aside.push(part.text);
      if (part.isNot) continue;
      const isLast = parts.slice(i + 1).every(({ isRemark }) => isRemark);
      const from = isLast ? 0 : Math.max(0, skills.length - 1);
      for (let at = from; at < skills.length; at++) {
        const skill = skills[at];
        if (skill) skills[at] = withRemark(skill, part);
      }
      continue;
    }
    if (part.isNot) {
      notTaken.push(part.text);
      continue;
    }
    const read = settlePart(part, found.get(part.phrase) ?? []);
    for (const one of read.skills) {
      const at = skills.findIndex(({ skillId }) => skillId === one.skillId);
      const known = skills[at];
      if (!known) skills.push(one);
      else skills[at] = { ...withRemark(known, part), typed: `${known.typed} · ${one.typed}` };
    }
    if (read.left) notUnderstood.push(read.left);
  }
  return { skills, notUnderstood, notTaken, aside };
}

function withRemark(skill: ReadSkill, { level, years }: Pick<Part, 'level' | 'years'>): ReadSkill {
  return {
    ...skill,
    ...(skill.levelSaid || level === undefined ? {} : { level, levelSaid: true }),
    years: skill.years ?? years,
  };
}

interface SettledPart {
  readonly skills: readonly ReadSkill[];
  readonly left?: { readonly text: string; readonly suggestions: readonly string[] };
}

function settlePart(part: Part, hits: readonly SkillHit[]): SettledPart {
  const { level, years, text, names } = part;
  const skill = (
    skillId: string,
    confidence: number,
    alternatives: readonly string[],
    typed = text,
  ): ReadSkill => ({
    typed,
    skillId,
    level: level ?? unstatedLevel,
    levelSaid: level !== undefined,
    years,
    confidence: Math.round(confidence * 100) / 100,
    alternatives: alternatives.filter((id) => id !== skillId).slice(0, 4),
  });
  const [best, second] = hits;
  const suggested = hits.slice(0, 5).map(({ id }) => id);
  if (names.length > 0 && (!best || best.score < 0.85 || names.some(({ ids }) => ids.includes(best.id)))) {
    const many = names.length > 1 ? 0.85 : 1;
    const skills = names.flatMap(({ ids, isStem, text: name }) => {
      const [id, ...others] = ids;
      const unsure =
        (others.length > 0 ? 0.6 : isStem ? 0.95 : 1) * many * (part.unknown.length > 0 ? 0.8 : 1);
      return id === undefined
        ? []
        : [skill(id, unsure, [...others, ...suggested], names.length > 1 ? name : text)];
    });
    const isCovered = best !== undefined && best.score >= 0.85;
    return part.unknown.length === 0 || isCovered
      ? { skills }
      : { skills, left: { text: part.unknown.join(' '), suggestions: suggested } };
  }
  if (!best || best.score < leastTaken)
    return { skills: [], left: { text, suggestions: suggested.slice(0, 3) } };
  const isNear = second !== undefined && best.score < 1 && best.score - second.score < tooNear;
  return { skills: [skill(best.id, isNear ? Math.min(0.6, best.score) : best.score * 0.95, suggested)] };
}
