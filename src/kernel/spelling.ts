/**
 * A word and what is left of it without one of its letters. Words that are an edit apart share one of these, and so do most that
 * are two apart, so that a misspelt word finds its like by equality (symmetric deletes).
 */
export function deletionsOf(word: string): ReadonlySet<string> {
  const found = new Set([word]);
  for (let i = 0; i < word.length && word.length > 1; i++) found.add(word.slice(0, i) + word.slice(i + 1));
  return found;
}

/** How many letters a word of this length may differ by and still be the one that was meant. */
export function editsAllowed(length: number): 0 | 1 | 2 {
  return length < 3 ? 0 : length < 7 ? 1 : 2;
}

/** A bit for each letter, several letters sharing one: words an edit apart differ by two bits at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Rows of the table, written over again for each pair of words: comparing two takes no memory of its own. */
const row = (width: number) => new Uint16Array(width);
let rows = [row(64), row(64), row(64)] as const;

/**
 * Letters put in, left out, changed or swapped with their neighbour (Damerau–Levenshtein, optimal string alignment); `most`
 * + 1 where it would be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // Most pairs have other letters altogether, and are told apart by that.
  if (bitsOf(lettersOf(a) ^ lettersOf(b)) > 2 * most) return most + 1;
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - start + 1;
  if (width > rows[0].length) rows = [row(width), row(width), row(width)];
  let [before, last, next]: readonly Uint16Array[] = rows;
  for (let j = 0; j < width; j++) last[j] = j;
  for (let i = 1; i <= endA - start; i++) {
    const letter = a.charCodeAt(start + i - 1);
    const previous = i > 1 ? a.charCodeAt(start + i - 2) : -1;
    let least = i;
    let left = i;
    next[0] = i;
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, left + 1, (last[j - 1] ?? 0) + (letter === other ? 0 : 1));
      if (j > 1 && letter === b.charCodeAt(start + j - 2) && previous === other)
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next[j] = cost;
      left = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, next] = [last, next, before];
  }
  return Math.min(last[width - 1] ?? most + 1, most + 1);
}
