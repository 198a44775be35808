/** First that fits wins: most browsers name several others too. */
const families: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A browser's family and system in a few words, such as `Chrome, Android`; null where it names neither. */
export function agentOf(userAgent: string | undefined): string | null {
  const header = (userAgent ?? '').slice(0, 400);
  const first = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(header))?.[1];
  const known = [first(families), first(systems)].filter((name) => name !== undefined);
  return known.length > 0 ? known.join(', ') : null;
}

/** What a sign-in knows of where it comes from; stored as a digest of the address's block and a few words at most. */
export interface Caller {
  readonly address: string;
  readonly userAgent?: string | undefined;
}
