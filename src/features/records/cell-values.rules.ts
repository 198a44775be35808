import { fold, foldJoined, toLatinDigits } from '../../kernel/persian.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import {
  everydayNames,
  levelPrefixes,
  levelWords,
  licenceWord,
  rialWords,
  scaleWords,
  tomanWords,
  unitWords,
  type Words,
  yesNoWords,
} from './cell-values.text.ts';

/** What a cell says, or the code of why it cannot be read. Blank cells are not read: they say nothing. */
export type CellValue<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code:
        | 'choice.unknown'
        | 'number.unreadable'
        | 'number.whole'
        | 'hours.unreadable'
        | 'clock.unreadable';
    };

const read = <T>(value: T): CellValue<T> => ({ ok: true, value });

/** A reader of cells that hold one of few choices, by any of their words or by the code itself. */
export function choiceReader<T extends string>(words: Words<T>): (text: string) => CellValue<T> {
  const byForm = new Map<string, T>();
  for (const code of Object.keys(words) as T[])
    for (const word of [code, ...words[code]]) byForm.set(foldJoined(word), code);
  return (text) => {
    const code = byForm.get(foldJoined(text));
    return code === undefined ? { ok: false, code: 'choice.unknown' } : read(code);
  };
}

const yesOrNo = choiceReader(yesNoWords);
/** Yes or no in either language. */
export function readYesNo(text: string): CellValue<boolean> {
  const said = yesOrNo(text);
  return said.ok ? read(said.value === 'yes') : said;
}

const scales = new Map(scaleWords.map(([word, times]) => [foldJoined(word), times]));
const isOneOf = (words: readonly string[]) => {
  const forms = new Set(words.map(foldJoined));
  return (text: string) => forms.has(text);
};
const isRial = isOneOf(rialWords);
const isToman = isOneOf(tomanWords);
const isUnit = isOneOf(unitWords);

const grouped = /^[+\-\u2212]?(?:\d+|\d{1,3}(?:[,'\u066C\u060C\u2019]\d{3})+)(?:[.\u066B]\d+)?$/;

/** The number at the start of a cell and the words behind it, joined; undefined where it starts with no number. */
function numberAndWords(text: string): { value: number; words: string } | undefined {
  const plain = toLatinDigits(text.normalize('NFKC')).replace(/[\s\p{Cf}\u200C]/gu, '');
  const [, digits = '', rest = ''] = /^([^\p{L}]*)(.*)$/su.exec(plain) ?? [];
  if (!grouped.test(digits)) return undefined;
  const value = Number(
    digits
      .replace(/[,'\u066C\u060C\u2019+]/g, '')
      .replace('\u066B', '.')
      .replace('\u2212', '-'),
  );
  return { value, words: foldJoined(rest) };
}

const unreadable = { ok: false, code: 'number.unreadable' } as const;

/** A number with decimals, in any digits, thousands grouped or not, a unit behind it or not. The sign is kept. */
export function readDecimal(text: string): CellValue<number> {
  const found = numberAndWords(text);
  return found && (found.words === '' || isUnit(found.words)) ? read(found.value) : unreadable;
}

/** A whole number; refuses decimals. The sign is kept, so that a range can refuse it. */
export function readWhole(text: string): CellValue<number> {
  const found = readDecimal(text);
  return found.ok && !Number.isSafeInteger(found.value) ? { ok: false, code: 'number.whole' } : found;
}

/** An amount **in rials**: bare or with the rial's name as it stands, tomans times ten; thousand, million by word. */
export function readRial(text: string): CellValue<number> {
  const found = numberAndWords(text);
  if (found === undefined) return unreadable;
  const scale = [...scales].find(([word]) => found.words.startsWith(word));
  const unit = found.words.slice(scale?.[0].length ?? 0);
  if (unit !== '' && !isRial(unit) && !isToman(unit)) return unreadable;
  const amount = Math.round(found.value * (scale?.[1] ?? 1) * (isToman(unit) ? 10 : 1) * 1000) / 1000;
  return Number.isSafeInteger(amount) ? read(amount) : { ok: false, code: 'number.whole' };
}

/** Where one entry of a list may end. `and` is no separator: names of skills and documents hold it. */
const separator = /[,;|\n\u060C\u061B\u2022]|[-\u2010-\u2015\u2212]/g;
const longestJoin = 4;

/**
 * The entries of a list cell. Separators that belong to a name (`isOne` knows the whole) stay inside it; pieces that mean
 * nothing alone are handed on as written. Empty pieces are left out.
 */
export function splitList(text: string, isOne: (entry: string) => boolean = () => false): string[] {
  const cuts = [...text.matchAll(separator)].map(({ index }) => index);
  const starts = [0, ...cuts.map((cut) => cut + 1)];
  const ends = [...cuts, text.length];
  const entries: string[] = [];
  for (let first = 0; first < starts.length; first++) {
    let last = first;
    for (let end = Math.min(first + longestJoin, starts.length) - 1; end > first; end--)
      if (isOne(text.slice(starts[first], ends[end]).trim())) {
        last = end;
        break;
      }
    const entry = text.slice(starts[first], ends[last]).trim();
    if (fold(entry) !== '') entries.push(entry);
    first = last;
  }
  return entries;
}

type NamedCatalogue = Extract<Catalogue, keyof typeof everydayNames>;
const everyday = new Map<string, string>();
for (const [catalogue, words] of Object.entries(everydayNames))
  for (const [code, names] of Object.entries(words))
    for (const name of names as readonly string[])
      everyday.set(`${catalogue}\u0000${foldJoined(name)}`, code);
const licencePrefix = foldJoined(licenceWord);

/** The code of a document, licence, permit or restriction by its label or everyday name; undefined where none fits. */
export function findCode(
  vocabulary: Vocabulary,
  catalogue: NamedCatalogue,
  text: string,
): string | undefined {
  const joined = foldJoined(text);
  const short = joined.startsWith(licencePrefix) ? joined.slice(licencePrefix.length) : joined;
  return (
    vocabulary.find(catalogue, text)?.code ??
    everyday.get(`${catalogue}\u0000${joined}`) ??
    everyday.get(`${catalogue}\u0000${short}`)
  );
}

/** Codes of a list cell; what no name fits stays as written, for the record's own rules to refuse. */
export function readCodes(vocabulary: Vocabulary, catalogue: NamedCatalogue, text: string): string[] {
  const codes = splitList(text, (entry) => findCode(vocabulary, catalogue, entry) !== undefined).map(
    (entry) => findCode(vocabulary, catalogue, entry) ?? entry,
  );
  return [...new Set(codes)];
}

export interface NamedSkill {
  readonly skillId: string;
  readonly level: number;
}

/** The level of a skill named without one: knows the work, is no master of it. Two of four keeps most doors open. */
export const unstatedLevel = 2;
const levelOf = choiceReader(levelWords);
const levelPrefix = new RegExp(`^(?:${levelPrefixes.map(foldJoined).join('|')})`, 'u');

/** Skills of a list cell, each with its level behind a colon or in brackets, and the entries that no skill fits. */
export function readSkills(
  vocabulary: Vocabulary,
  text: string,
): { skills: NamedSkill[]; unknown: string[] } {
  const skills = new Map<string, NamedSkill>();
  const unknown: string[] = [];
  for (const entry of splitList(text, (whole) => skillOf(vocabulary, whole) !== undefined)) {
    const skill = skillOf(vocabulary, entry);
    if (skill === undefined) unknown.push(entry);
    else if (!skills.has(skill.skillId)) skills.set(skill.skillId, skill);
  }
  return { skills: [...skills.values()], unknown };
}

const withLevel = [/^(.+?)\s*[:\uFF1A]\s*([^:\uFF1A]*)$/su, /^(.+?)\s*\(([^()]+)\)$/su] as const;

function skillOf(vocabulary: Vocabulary, entry: string): NamedSkill | undefined {
  const whole = vocabulary.find('skills', entry);
  if (whole) return { skillId: whole.code, level: unstatedLevel };
  for (const pattern of withLevel) {
    const [, name = '', said = ''] = pattern.exec(entry) ?? [];
    const found = name === '' ? undefined : vocabulary.find('skills', name);
    const level = levelFrom(said);
    if (found && level !== undefined) return { skillId: found.code, level };
  }
  return undefined;
}

/** A number outside 1–4 is handed on, so that the record's own rules refuse it. */
function levelFrom(said: string): number | undefined {
  const form = foldJoined(said).replace(levelPrefix, '');
  if (form === '') return unstatedLevel;
  const word = levelOf(form);
  if (word.ok) return Number(word.value);
  const number = readWhole(form);
  return number.ok ? number.value : undefined;
}
