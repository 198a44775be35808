import { compactNumber, fold } from '../../kernel/persian.ts';
import { titlesOfPeople, unsaidWords } from './public-words.text.ts';

export type WordFault = 'words.number' | 'words.link' | 'words.unsaid';

/** Numbers of people, links and words that shame: what no public text of ours may hold. In the order they are told. */
export function wordFaults(text: string): readonly WordFault[] {
  const faults: WordFault[] = [];
  // A phone or national id, however it is spaced.
  if (/\d{8,}/.test(compactNumber(text).replace(/[.,/()]/g, ''))) faults.push('words.number');
  const plain = fold(text);
  if (/https?:|www\.|@|\b[a-z0-9-]+\.(?:ir|com|org|net|me|info)\b/.test(plain)) faults.push('words.link');
  if (unsaidWords.some((word) => new RegExp(`(?:^|[^\\p{L}])${word}`, 'u').test(plain)))
    faults.push('words.unsaid');
  return faults;
}

/** Folded words of a text, longer than two letters. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(fold(text).split(/[^\p{L}]+/u))].filter((word) => word.length > 2);
}

/** Whether somebody seems to be called by a name: a title before a word. */
export function callsSomebody(text: string): boolean {
  return new RegExp(`(?:^|[^\\p{L}])(?:${titlesOfPeople.join('|')})\\.?\\s+\\p{L}{2,}`, 'u').test(fold(text));
}
