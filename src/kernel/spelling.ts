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

/**
 * Letters put in, left out, changed or swapped with their neighbour (Damerau–Levenshtein, optimal string alignment); `most`
 * + 1 where it would be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}
