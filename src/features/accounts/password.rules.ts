import { fold, toLatinDigits } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import { commonPasswords } from './common-passwords.rules.ts';
import { commonPersianWords, keyboardRows } from './common-passwords.text.ts';

export const passwordLength = { least: 12, most: 200 } as const;
/** What a password must add up to; twelve letters that say nothing add up to twelve. */
const enough = 8;

export type PasswordFault = 'password.short' | 'password.long' | 'password.common' | 'password.personal';

/** The form in which passwords are hashed: keyboards differ in their digits, ye and kaf, and none must lock anyone out. */
export function passwordForm(password: string): string {
  return toLatinDigits(password.normalize('NFKC'))
    .replaceAll('\u064A', '\u06CC')
    .replaceAll('\u0643', '\u06A9');
}

/**
 * Why a password will not do, or undefined. It must be 12–200 characters, must not hold the owner's names, and what is
 * in it beyond common words, keyboard rows, dates and plain numbers must add up. Which characters it has is left free.
 */
export function faultOfPassword(
  password: string,
  owner: { readonly username: string; readonly name: Text },
): PasswordFault | undefined {
  const length = [...passwordForm(password)].length;
  if (length < passwordLength.least) return 'password.short';
  if (length > passwordLength.most) return 'password.long';
  const keys = keysOf(password);
  const names = [owner.username, owner.name.fa, owner.name.en]
    .flatMap((name) => name.split(/[\s\u200C._-]+/))
    .map(keysOf)
    .filter((name) => name.length >= 4);
  if (names.some((name) => keys.includes(name) || plain(keys).includes(name))) return 'password.personal';
  return Math.min(worth(keys), worth(plain(keys))) < enough ? 'password.common' : undefined;
}

const keyOf: ReadonlyMap<string, string> = new Map(
  keyboardRows.flatMap(({ persian, latin }) =>
    [...persian].map((letter, i): [string, string] => [letter, latin[i] ?? letter]),
  ),
);

/** The keys that type a text, whichever keyboard is on: lower case, folded, without spaces. */
function keysOf(text: string): string {
  return [...fold(text).replaceAll(' ', '')].map((letter) => keyOf.get(letter) ?? letter).join('');
}

const common: ReadonlySet<string> = new Set([...commonPasswords, ...commonPersianWords.map(keysOf)]);
const longest = Math.max(...[...common].map((word) => word.length));

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** With the usual swaps taken back: p@ssw0rd is password. */
function plain(keys: string): string {
  return keys.replace(/[0134570@$!]/g, (sign) => lookAlikes[sign] ?? sign);
}

/** What a text adds up to at its cheapest reading: a letter 1, a digit ½, a known word or row 2, a run or a year 1½. */
function worth(keys: string): number {
  const text = /^(.+?)\1+$/.exec(keys)?.[1] ?? keys;
  const least: number[] = [0];
  const reach = (end: number, cost: number) => {
    least[end] = Math.min(least[end] ?? Number.POSITIVE_INFINITY, cost);
  };
  for (let at = 0; at < text.length; at++) {
    const sofar = least[at] ?? 0;
    reach(at + 1, sofar + (/\d/.test(text[at] ?? '') ? 0.5 : 1));
    for (let end = at + 4; end <= Math.min(text.length, at + longest); end++)
      if (common.has(text.slice(at, end))) reach(end, sofar + 2);
    for (const [pattern, cost] of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0];
      if (found !== undefined) reach(at + found.length, sofar + cost);
    }
    for (let end = at + 3; end <= text.length && isRun(text.slice(at, end)); end++) reach(end, sofar + 1.5);
    for (let end = at + 4; end <= text.length && isWalk(text.slice(at, end)); end++) reach(end, sofar + 2);
  }
  return least[text.length] ?? 0;
}

/** Years of either calendar, and mobile numbers. */
const patterns: readonly (readonly [RegExp, number])[] = [
  [/1[34]\d\d|19\d\d|20\d\d/y, 1.5],
  [/09\d{9}/y, 3],
];

/** The same sign again, or the next one up or down each time. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i));
  return Math.abs(steps[0] ?? 9) <= 1 && steps.every((step) => step === steps[0]);
}

const rows = ['1234567890', ...keyboardRows.map(({ latin }) => latin.slice(0, 12))];
/** Along a row of the keyboard, either way. */
function isWalk(text: string): boolean {
  const back = [...text].reverse().join('');
  return rows.some((row) => row.includes(text) || row.includes(back));
}
