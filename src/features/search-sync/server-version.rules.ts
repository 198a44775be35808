/** Whether a version such as `1.9.2` came before another; what follows its three numbers does not count. */
export function isOlderThan(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(/[.\-+]/, 3).map(Number));
  for (let i = 0; i < 3; i++) {
    const [one, two] = [a?.[i] ?? 0, b?.[i] ?? 0];
    if (one !== two) return one < two;
  }
  return false;
}
