/**
 * The same function with what it answered kept: for pure ones that are asked the same over and over. At most `most` answers
 * stand in memory, then it begins anew.
 */
export function remembered<T extends string | readonly string[]>(
  of: (text: string) => T,
  most: number,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = of(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}
