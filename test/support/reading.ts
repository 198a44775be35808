/** What a person reads of a page: text, names of controls, titles; marked with the language it is in. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** Elements whose content is data or a code in its own right: marked so in the page, and left out here. */
const marked = /<(bdi|code|datalist|style|script)\b[^>]*>[\s\S]*?<\/\1>/g;
const otherLanguage = /<(a|span|p|li|td|h1|h2|h3|strong)\b[^>]*\slang="(?:fa|en)"[^>]*>[\s\S]*?<\/\1>/g;
const spoken = /\s(?:aria-label|title|placeholder|alt|content|value)="([^"]*)"/g;

/** Every text of the page that is not marked as data or as being in the other language. */
export function readingOf(html: string): string {
  const body = html
    .replace(/^[\s\S]*?<body/, '<body')
    .replace(marked, ' ')
    .replace(otherLanguage, ' ');
  const title = /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '';
  const attributes = [...body.matchAll(/<(?!input|option|button|textarea|svg|rect)[a-z]+\b[^>]*>/g)].flatMap(
    ([tag]) => [...tag.matchAll(spoken)].map(([, words = '']) => words),
  );
  const named = [...body.matchAll(/<(?:input|button|textarea|select)\b[^>]*>/g)].flatMap(([tag]) =>
    [...tag.matchAll(/\s(?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, words = '']) => words),
  );
  const text = body.replace(/<textarea[\s\S]*?<\/textarea>/g, ' ').replace(/<[^>]*>/g, ' ');
  return decode([title, text, ...attributes, ...named].join(' \n ')).replace(/\s+/g, ' ');
}

/** Persian or Arabic letters and digits. */
export const persianRuns = /[\u0600-\u06FF\uFB50-\uFDFF][\u0600-\u06FF\uFB50-\uFDFF\u200c ]*/gu;
/** Names out of programs: neither words nor amounts, and the same in every language. */
const technicalNames = [
  'UTF-8',
  'UTF\u20118',
  'Windows-1256',
  'If-Match',
  'ETag',
  'Content-Type',
  'application/json',
  'text/csv',
  'Save As',
  'ISCO-08',
  'Idempotency-Key',
  'UUID',
  'POST /api/v1/me/password',
  'npm run mehrkar -- verify-audit',
  'Alt+Enter',
  'Ctrl+P',
  'QR',
  'Aegis',
  'Google Authenticator',
  'officer.shiraz',
  'fund-association',
  'nasim-mehr',
];
const latinRuns = /[A-Za-z][A-Za-z'’-]+/g;
/** Words that Persian writes in Latin letters too: names of formats and of things with no other name. */
const international = new Set([
  'csv',
  'isco',
  'json',
  'english',
  'api',
  'http',
  'openapi',
  'excel',
  'utf',
  'id',
  'mehrkar',
]);

/** Persian words in a text that should have none, apart from `data`. */
export function persianIn(text: string, data: readonly string[] = []): string[] {
  return [...without(text, data).matchAll(persianRuns)]
    .map(([run]) => run.trim())
    .filter((run) => run !== '');
}

/** English words in a text that should have none, apart from `data` and names of formats. */
export function englishIn(text: string, data: readonly string[] = []): string[] {
  return [...without(text, [...data, ...technicalNames]).matchAll(latinRuns)]
    .map(([run]) => run)
    .filter((run) => !international.has(run.toLowerCase()));
}

/** Digits of the other language's script. */
export const latinDigitsIn = (text: string): string[] =>
  without(text, technicalNames).match(/[0-9][0-9.,:/-]*/g) ?? [];

/** Longest first, so that a name within a name leaves nothing behind. */
function without(text: string, data: readonly string[]): string {
  return [...data]
    .filter((one) => one !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one, ' '), text);
}
