import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProblemKind } from '../../src/kernel/problem.ts';
import { languages } from '../../src/kernel/text.ts';
import { fieldMessages } from '../../src/platform/parse.text.ts';
import { problemMends, problemTitles } from '../../src/web/problem.text.ts';
import { problemResponse, problemStatus } from '../../src/web/problem-response.ts';
import { problemPageResponse } from '../../src/web/render.tsx';
import { englishIn, persianIn, readingOf } from '../support/reading.ts';

type Found = { readonly where: string; readonly fa: unknown; readonly en: unknown };
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.text.ts'))
  .sort();

/** The switch of languages is written in the language it leads to. */
const otherwise = new Set([
  'web/shell.text.ts otherLanguage',
  // Names the letters that are meant.
  'features/reference/reference-faults.text.ts text.arabic()',
  // Columns that are called fa and en, not texts in these languages.
  'features/reference/reference-words.text.ts.fa',
  'features/reference/reference-words.text.ts.en',
  // What is written in Latin letters, shown as it is to be written.
  'platform/parse.text.ts iban.length',
  'platform/parse.text.ts slug.form',
  'features/campaigns/campaign.text.ts slug',
]);
/** Words of orders, options, settings and fields of files stand in Latin letters in Persian too. */
const commands =
  /^(entry\/|platform\/(config|start-fault)\.text|features\/organisations\/organisations-file\.text)/;
/** Written by hand in both scripts, for reading lists and for finding telling words: not for people. */
const forMachines = new Set([
  'features/referrals/telling-words.text.ts',
  'features/records/cell-values.text.ts',
  // What sellers, banks and givers of the demo wrote: data, in the language they write in.
  'features/demo/demo-giving.text.ts',
]);

/** What a function of texts may be asked with; each is tried until one gives a text. */
const samples: readonly (readonly unknown[])[] = [
  ['7', '7', '7'],
  [7, 7, 7],
  [['7'], ['7'], ['7']],
  [['7'], 7, 7],
  ['7', ['7'], 7],
  [
    { fa: '۷', en: '7' },
    { fa: '۷', en: '7' },
  ],
];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text of a module, and every record that exists once per language, taken apart. */
function* textsIn(where: string, value: unknown): Generator<Found> {
  if (typeof value === 'function') {
    for (const sample of samples) {
      const made = attempt(() => (value as (...of: unknown[]) => unknown)(...sample));
      if (!isRecord(made) || !('fa' in made) || JSON.stringify(made).includes('undefined')) continue;
      yield* textsIn(`${where}()`, made);
      return;
    }
  } else if (isRecord(value) && ('fa' in value || 'en' in value)) {
    if (Array.isArray(value.fa) && Array.isArray(value.en))
      for (const index of [...value.fa, ...value.en].keys())
        yield {
          where: `${where}.${index}`,
          fa: value.fa[index] ?? value.fa[0],
          en: value.en[index] ?? value.en[0],
        };
    else if (isRecord(value.fa) || isRecord(value.en))
      for (const key of new Set(Object.keys({ ...(value.fa ?? {}), ...(value.en ?? {}) })))
        yield* textsIn(`${where}.${key}`, { fa: at(value.fa, key), en: at(value.en, key) });
    else yield { where, fa: value.fa, en: value.en };
  } else if (isRecord(value))
    for (const [key, inner] of Object.entries(value))
      yield* textsIn(`${where} ${key}`.replace(/ (\w+) /, ' '), inner);
}
const at = (value: unknown, key: string) => (isRecord(value) ? value[key] : undefined);
function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const modules = await Promise.all(
  files.map(async (file) => ({
    file,
    exported: (await import(join('../../src', file))) as Record<string, unknown>,
  })),
);
const all = modules.flatMap(({ file, exported }) => [
  ...Object.entries(exported).flatMap(([, value]) => [...textsIn(file, value)]),
]);

test('looks at every text there is', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(all.length).toBeGreaterThan(900);
});

test('every text exists in Persian and in English, each in its own letters', () => {
  const faults: string[] = [];
  for (const { where, fa, en } of all) {
    if (typeof fa === 'function' && typeof en === 'function') continue;
    if (typeof fa !== 'string' || typeof en !== 'string') faults.push(`${where}: not in both languages`);
    else if ((fa.trim() === '') !== (en.trim() === '')) faults.push(`${where}: empty in one language`);
    else if (!otherwise.has(where)) {
      const persian = persianIn(en);
      if (persian.length > 0) faults.push(`${where}, in English: ${persian.join(' | ')}`);
      const english = commands.test(where) ? [] : englishIn(fa);
      if (english.length > 0) faults.push(`${where}, in Persian: ${english.join(' | ')}`);
    }
  }
  expect(faults).toEqual([]);
});

test('no text for people stands in a file of texts in one language alone', () => {
  const alone = modules.flatMap(({ file, exported }) =>
    forMachines.has(file)
      ? []
      : Object.entries(exported).flatMap(([name, value]) =>
          isSentence(value) && !isOneOfTwo(name) ? [`${file} ${name}`] : [],
        ),
  );
  expect(alone).toEqual([]);
});
/** Sentences that are built up per language: `…Fa` beside `…En`. */
const exportedNames = new Set(modules.flatMap(({ exported }) => Object.keys(exported)));
const isOneOfTwo = (name: string) =>
  /(Fa|En)$/.test(name) &&
  ['Fa', 'En'].every((ending) => exportedNames.has(name.replace(/(Fa|En)$/, ending)));
const isSentence = (value: unknown): boolean =>
  typeof value === 'string'
    ? /\p{L}+\s+\p{L}+/u.test(value)
    : isRecord(value) && !('fa' in value) && Object.values(value).some(isSentence);

const kinds = Object.keys(problemStatus) as ProblemKind[];

describe.each(languages)('in %s', (lang) => {
  test.each(kinds)('the problem %s is said as a page and as JSON', async (kind) => {
    const problem = { kind, errors: [{ path: 'a', code: 'required', message: fieldMessages.required }] };
    const page = problemPageResponse(problem, { lang, requestId: 'req_1', actor: null, here: '/somewhere' });
    const html = await page.text();
    expect(page.status).toBe(problemStatus[kind]);
    expect(html).toContain(`<html lang="${lang}" dir="${lang === 'fa' ? 'rtl' : 'ltr'}">`);
    expect(html).toContain(`<h1>${problemTitles[lang][kind]}</h1>`);
    const text = readingOf(html);
    expect(html).toContain(problemMends[kind][lang]);
    expect(lang === 'en' ? persianIn(text) : englishIn(text)).toEqual([]);
    const body = (await problemResponse(problem, lang, 'req_1').json()) as {
      title: string;
      errors: { message: string }[];
    };
    expect(body.title).toBe(problemTitles[lang][kind]);
    expect(body.errors[0]?.message).toBe(fieldMessages.required[lang]);
  });
});
