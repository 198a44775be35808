import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../../src/entry/prepare.node.ts';
import { readCsvList } from '../../../src/features/records/csv-list.rules.ts';
import { writeCsv } from '../../../src/features/records/csv-write.rules.ts';
import { contextOf, entryOf, listed } from '../../../src/features/reference/entries.rules.ts';
import { readCell, writeCell } from '../../../src/features/reference/entry-cells.rules.ts';
import { columnsOf, headingsOf, listColumns } from '../../../src/features/reference/entry-columns.rules.ts';
import { planEdits, writeEntries } from '../../../src/features/reference/plan-edits.rules.ts';
import { readReference, referenceFiles } from '../../../src/features/reference/reference-files.rules.ts';
import { choiceWords, fieldNames } from '../../../src/features/reference/reference-words.text.ts';
import type { Field } from '../../../src/features/reference/shape.rules.ts';
import { buildVocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { normaliseDisplay } from '../../../src/kernel/persian.ts';
import { languages } from '../../../src/kernel/text.ts';

const read = readReference(
  new Map(
    referenceFiles.map((name) => [name, readFileSync(join(projectRoot, 'seed/reference', name), 'utf8')]),
  ),
);
if ('faults' in read) throw new Error('the reference is not right');
const vocabulary = buildVocabulary('test', read.items);
const catalogues = listed.filter((name) => name !== 'organisations');

/** A cell through a spreadsheet's file and back. */
const through = (cell: string) =>
  readCsvList(
    writeCsv([
      ['code', 'fa'],
      ['x', cell],
    ]),
    [
      { field: 'code', names: [] },
      { field: 'fa', names: [] },
    ],
  ).rows[0]?.cells.fa ?? '';

describe('a catalogue as a list', () => {
  test('comes back from its CSV without a change, in both languages', () => {
    for (const lang of languages)
      for (const name of catalogues) {
        const ctx = contextOf(vocabulary, lang);
        const entries = vocabulary.items(name).map(entryOf);
        const csv = writeCsv(writeEntries(name, entries, headingsOf(name, lang), ctx));
        const list = readCsvList(csv, listColumns(name));
        expect(list.unknownHeaders, name).toEqual([]);
        const plan = planEdits(name, list.rows, entries, ctx);
        expect(plan.rejected, `${name} ${lang}`).toEqual([]);
        expect(plan.changes, `${name} ${lang}`).toEqual([]);
        expect(plan.unchanged).toBe(entries.length);
      }
  });

  test('builds every entry anew from its list alone', () => {
    for (const name of ['kits', 'trainings', 'loan-programmes', 'aid-rules'] as const) {
      const ctx = contextOf(vocabulary, 'fa');
      const entries = vocabulary.items(name).map(entryOf);
      const list = readCsvList(
        writeCsv(writeEntries(name, entries, headingsOf(name, 'fa'), ctx)),
        listColumns(name),
      );
      const plan = planEdits(name, list.rows, [], ctx);
      expect(plan.rejected).toEqual([]);
      expect(plan.entries.map(({ code, values }) => ({ code, values }))).toEqual(
        entries.map(({ code, values }) => ({ code, values })),
      );
    }
  });

  test('has a heading of its own for every column, and a word for every choice', () => {
    for (const name of listed)
      for (const lang of languages) {
        const headings = headingsOf(name, lang);
        expect(new Set(headings).size, `${name} ${headings.join()}`).toBe(headings.length);
        for (const { path, field } of columnsOf(name)) {
          expect(
            fieldNames[path] ?? fieldNames[path.split('.').at(-1) ?? ''],
            `${name} ${path}`,
          ).toBeDefined();
          if (field.kind === 'choice' || field.kind === 'choices')
            for (const code of field.of) expect(choiceWords[code], code).toBeDefined();
        }
      }
  });
});

describe('cells', () => {
  const ctx = contextOf(vocabulary, 'fa');
  const line = fc
    .string({
      unit: fc.constantFrom(
        'الف',
        'ب',
        '\u200c',
        ' ',
        '=',
        '|',
        '\\',
        '+',
        '-',
        '@',
        "'",
        'a',
        '؛',
        '«',
        '1',
        ':',
      ),
      minLength: 1,
      maxLength: 12,
    })
    .map(normaliseDisplay)
    .filter((text) => text !== '');
  const risks: Field = { kind: 'rows', fields: { fa: { kind: 'text' }, en: { kind: 'text' } }, min: 0 };

  test('bring any text back as it was, also where a spreadsheet would run it', () => {
    fc.assert(
      fc.property(line, (text) => {
        const cell = writeCell({ kind: 'text' }, text, ctx);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(readCell({ kind: 'text' }, through(cell), 'fa', 'kits', ctx)).toEqual({
          value: text,
          faults: [],
        });
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('bring any list of texts and any rows back as they were', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 4 }),
        fc.array(fc.record({ fa: line, en: line }), { maxLength: 4 }),
        (texts, rows) => {
          const written = writeCell({ kind: 'texts' }, texts, ctx);
          expect(readCell({ kind: 'texts' }, through(written), 'alt', 'skills', ctx).value).toEqual(texts);
          const table = through(writeCell(risks, rows, ctx));
          expect(readCell(risks, table, 'risks', 'kits', ctx).value).toEqual(rows);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  test('are read as people write them: Persian digits, tomans, names instead of codes, either language, | for a line', () => {
    const items: Field = columnsOf('kits').find(({ path }) => path === 'items')?.field ?? { kind: 'texts' };
    const value = (field: Field, cell: string) => readCell(field, cell, 'x', 'kits', ctx);
    expect(value(items, 'چرخ = Machine = ۳۶٬۰۰۰٬۰۰۰ تومان | میز = Table = 45000000').value).toEqual([
      { fa: 'چرخ', en: 'Machine', priceRial: 360_000_000 },
      { fa: 'میز', en: 'Table', priceRial: 45_000_000 },
    ]);
    expect(value({ kind: 'whole', min: 0, max: 99 }, '۱۲').value).toBe(12);
    expect(value({ kind: 'decimal', min: 0, max: 99 }, '۲٫۵').value).toBe(2.5);
    expect(value({ kind: 'flag' }, 'خیر').value).toBe(false);
    expect(value({ kind: 'codes', of: 'permits' }, 'مجوز مشاغل خانگی\nhygiene').value).toEqual([
      'home-work',
      'hygiene',
    ]);
    expect(value({ kind: 'code', of: ['occupations'] }, '7531 (خیاط)').value).toBe('7531');
    expect(value({ kind: 'choices', of: ['released', 'family'] }, 'families | released').value).toEqual([
      'family',
      'released',
    ]);
    expect(value({ kind: 'day' }, '۱۴۰۵/۰۱/۰۱').value).toBe('2026-03-21');
  });

  test('that cannot be read say so, and how it is written', () => {
    const items: Field = columnsOf('kits').find(({ path }) => path === 'items')?.field ?? { kind: 'texts' };
    const codes = (field: Field, cell: string) =>
      readCell(field, cell, 'items', 'kits', ctx).faults.map(({ path, code }) => `${path} ${code}`);
    expect(codes(items, 'چرخ = Machine')).toEqual(['items.0 row.parts']);
    expect(codes(items, 'چرخ = Machine = گران')).toEqual(['items.0.priceRial type.number']);
    expect(codes({ kind: 'flag' }, 'شاید')).toEqual(['items type.flag']);
    expect(codes({ kind: 'choice', of: ['all', 'men'] }, 'زنان')).toEqual(['items choice.unknown']);
    const [choice] = readCell({ kind: 'choice', of: ['all', 'men'] }, 'زنان', 'items', 'kits', ctx).faults;
    expect(choice?.message.fa).toContain('همه، تنها مردان');
    expect(choice?.message.en).toContain('everyone, men only');
    expect(readCell(items, 'چرخ', 'items', 'kits', ctx).faults[0]?.message.fa).toContain(
      'نام فارسی = نام انگلیسی = بها به ریال',
    );
  });
});
