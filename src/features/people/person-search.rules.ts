import { fold, foldJoined, phoneticKey } from '../../kernel/persian.ts';
import { closeness, comparable } from '../search/closeness.rules.ts';
import { inColumn } from '../search/search-match.rules.ts';
import { partWords } from '../search/search-words.rules.ts';
import type { PersonSkill } from './person-facts.rules.ts';

/** Moves whenever the words of people are written otherwise: a start then writes those again that stand under another. */
export const peopleWordsVersion = 2;

/** What is found of a person: names and what they can do, and nothing else of the case. */
export interface SearchablePerson {
  readonly id: string;
  readonly organisationId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly skills: readonly Pick<PersonSkill, 'skillId'>[] | null;
  readonly experience: readonly { readonly iscoCode: string }[] | null;
}

/** The columns of `search_people`, each a list of words with spaces between. */
export interface PersonWords {
  readonly own: string;
  readonly names: string;
  readonly sounds: string;
  readonly ends: string;
  readonly skills: string;
}

const plain = (id: string) => id.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
/** By id, so that a skill that gets another name tomorrow is found by it tomorrow. */
export const skillToken = (skillId: string): string => `s${plain(skillId)}`;
export const occupationToken = (iscoCode: string): string => `i${plain(iscoCode)}`;
const organisationToken = (organisationId: string): string => `o${plain(organisationId)}`;

/** Whole names keep their endings: Karim and Karimi are two. */
const soundOfName = (word: string): string => phoneticKey(word);
/** The last letters of a word as it sounds, the last one first: where the beginning is misspelt they still stand. */
const endOf = (sound: string): string => [...sound].reverse().slice(0, mostOfEnd).join('');
const mostOfEnd = 4;
/** So much of a word one misspelling leaves alone, at its beginning or at its end, swapped letters in the middle too. */
const pieceLength = (sound: string): number =>
  Math.min(mostOfEnd, Math.max(2, Math.floor((sound.length - 1) / 2)));
const shortestMisspelt = 3;

export function personWords(person: SearchablePerson): PersonWords {
  const [givenWords, familyWords] = [wordsIn(person.givenName), wordsIn(person.familyName)];
  const [given, family] = [givenWords.join(''), familyWords.join('')];
  const words = [...givenWords, ...familyWords];
  const names = new Set([...words, given, family, `${given}${family}`]);
  const sounds = new Set([...words, given, family].map(soundOfName));
  const list = (some: Iterable<string>) => [...new Set(some)].join(' ');
  return {
    own: organisationToken(person.organisationId),
    names: list(names),
    sounds: list(sounds),
    ends: list([...sounds].filter((sound) => sound.length >= shortestMisspelt).map(endOf)),
    skills: list([
      ...(person.skills ?? []).map(({ skillId }) => skillToken(skillId)),
      ...(person.experience ?? []).map(({ iscoCode }) => occupationToken(iscoCode)),
    ]),
  };
}

/** Of a name no word is a number: who types the beginning of Dehghan does not mean ten. */
const wordsIn = (text: string): readonly string[] => partWords(fold(text));

/** Signs that stand between names, and none that no name has: those are looked for as they are. */
const isNameText = (text: string) => /^[\p{L}\p{N}\p{M}\s\u200C.,;:()\u060C\u061B-]*$/u.test(text);

/** What is typed as words of a name or a skill; none where it holds signs that belong to neither. */
export const searchedWords = (typed: string): readonly string[] => (isNameText(typed) ? wordsIn(typed) : []);

/**
 * The full-text expression for people of an organisation by name, every word typed: `very`, the words themselves; `like`,
 * those that begin so or sound so and are not the words themselves; `any` of both; `far`, with half of it as it should be.
 */
export function namedExpression(
  organisationId: string,
  words: readonly string[],
  how: 'very' | 'like' | 'any' | 'far',
): string {
  const together = words.join('');
  const very = [
    words.map((word) => inColumn('names', word)).join(' AND '),
    ...(words.length > 1 ? [inColumn('names', together)] : []),
  ];
  if (how === 'very') return ownOnly(organisationId, ...very);
  const parts = words.map((word, i) => {
    const sound = soundOfName(word);
    const length = pieceLength(sound);
    const before = words[i - 1];
    const after = words[i + 1];
    return [
      inColumn('names', word, ' *'),
      inColumn('sounds', sound),
      ...(before === undefined ? [] : [inColumn('names', `${before}${word}`, ' *')]),
      ...(after === undefined ? [] : [inColumn('names', `${word}${after}`, ' *')]),
      ...(how === 'far' && sound.length >= shortestMisspelt
        ? [
            inColumn('sounds', sound.slice(0, length), ' *'),
            inColumn('ends', endOf(sound).slice(0, length), ' *'),
          ]
        : []),
    ].join(' OR ');
  });
  const wide = ownOnly(
    organisationId,
    parts.map((part) => `(${part})`).join(' AND '),
    inColumn('names', together, ' *'),
  );
  return how === 'like' ? `(${wide}) NOT (${very.map((one) => `(${one})`).join(' OR ')})` : wide;
}

/** The expression for whoever can do, or has done, one of these. */
export function skillExpression(organisationId: string, tokens: readonly string[]): string {
  return ownOnly(organisationId, tokens.map((token) => inColumn('skills', token)).join(' OR '));
}

const ownOnly = (organisationId: string, ...either: readonly string[]) =>
  `${inColumn('own', organisationToken(organisationId))} AND (${either.map((one) => `(${one})`).join(' OR ')})`;

const everyWordCounts = () => 1;
/** Less is somebody else, and so is whoever one of the words does not fit. */
const leastLike = 0.62;
const leastLikeWord = 0.5;

interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

/** Names that fit within a twentieth of each other fit alike: one is not put before another for a space in it. */
const steps = 20;

/** Tells how well names fit what was typed, 0–1, however they are spaced, sounded or misspelt; 0 for somebody else. */
export function likenessTo(typed: string): (name: Named) => number {
  const asked = comparable(typed, true);
  const inOne = comparable(foldJoined(typed), true);
  const each = wordsIn(typed).map((word) => comparable(word, true));
  return ({ givenName, familyName }) => {
    const name = comparable(`${givenName} ${familyName}`, true);
    const whole = comparable(`${foldJoined(givenName)} ${foldJoined(familyName)}`, true);
    const turned = { ...name, together: foldJoined(`${familyName}${givenName}`) };
    const best = Math.max(
      closeness(asked, name, everyWordCounts),
      closeness(asked, turned, everyWordCounts) * 0.99,
      closeness(inOne, whole, everyWordCounts),
    );
    if (best < leastLike) return 0;
    const isEach = each.every((word) => closeness(word, name, everyWordCounts) >= leastLikeWord);
    return isEach || best > 0.9 ? Math.round(best * steps) / steps : 0;
  };
}
