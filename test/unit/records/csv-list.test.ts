import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsvList } from '../../../src/features/records/csv-list.rules.ts';

const columns = [
  { field: 'nationalId', names: ['کد ملی', 'national id'], required: true },
  { field: 'givenName', names: ['نام', 'given name'], required: true },
  { field: 'dependants', names: ['تعداد افراد تحت تکفل'] },
  { field: 'skills', names: ['مهارت‌ها'] },
];
const cellsOf = (text: string) => readCsvList(text, columns).rows.map(({ cells }) => cells);

describe('a list in CSV', () => {
  test.each([',', ';', '\t', '|', '،'])('is read when separated by %j', (mark) => {
    const text = `کد ملی${mark}نام\n0012345679${mark}مریم\n`;
    expect(cellsOf(text)).toEqual([{ nationalId: '0012345679', givenName: 'مریم' }]);
  });

  test('is not misled by separators inside quoted headings and cells', () => {
    const text = 'کد ملی;"نام";"شرح, یادداشت, نکته, دیگر"\n1;"الف; ب";"a, b"\n';
    expect(cellsOf(text)).toEqual([{ nationalId: '1', givenName: 'الف; ب' }]);
    expect(readCsvList(text, columns).unknownHeaders).toEqual(['شرح, یادداشت, نکته, دیگر']);
  });

  test('loses its BOM and reads every kind of line end, mixed ones too', () => {
    expect(cellsOf('\uFEFFکد ملی,نام\r\n1,الف\n2,ب\r3,پ')).toHaveLength(3);
  });

  test('counts records as rows: header 1, empty ones counted and skipped, quoted line breaks inside one', () => {
    const text = 'کد ملی,نام\n1,"الف\nب"\n\n , \n,,,,\n2,پ\n';
    expect(readCsvList(text, columns).rows.map(({ row }) => row)).toEqual([2, 6]);
  });

  test('marks records wider than the header, even where the surplus is blank, and pads narrow ones', () => {
    const { rows } = readCsvList('کد ملی,نام\n1,45,000\n2,ب,\n3\n', columns);
    expect(rows.map(({ tooWide }) => tooWide)).toEqual([true, true, false]);
    expect(rows[2]?.cells).toEqual({ nationalId: '3', givenName: '' });
  });

  test('marks the record whose quotation mark never closes instead of losing what follows in silence', () => {
    const { rows } = readCsvList('کد ملی,نام\n1,الف\n2,"ب\n3,پ\n', columns);
    expect(rows.map(({ row, tooWide }) => [row, tooWide])).toEqual([
      [2, false],
      [3, true],
    ]);
  });

  test('names required columns that are missing, and second columns for one field', () => {
    const read = readCsvList('کد ملی,کد ملي,ملاحظات\n1,2,3\n', columns);
    expect(read.missing).toEqual(['givenName']);
    expect(read.unknownHeaders).toEqual(['کد ملي', 'ملاحظات']);
    expect(read.rows[0]?.cells).toEqual({ nationalId: '1' });
  });

  test('an empty text has no rows and lacks every required column', () => {
    for (const text of ['', '\uFEFF', '\n\n'])
      expect(readCsvList(text, columns)).toEqual({
        rows: [],
        unknownHeaders: [],
        missing: ['nationalId', 'givenName'],
      });
  });

  test('stops one row after the most that were asked for', () => {
    const text = `کد ملی,نام\n${'1,الف\n'.repeat(50)}`;
    expect(readCsvList(text, columns, 10).rows).toHaveLength(11);
    expect(readCsvList(text, columns, 50).rows).toHaveLength(50);
  });

  test('any spelling that folds to a heading is found', () => {
    const variant = (name: string) =>
      fc
        .array(
          fc.record({
            ye: fc.constantFrom('ی', 'ي', 'ى'),
            ke: fc.constantFrom('ک', 'ك'),
            gap: fc.constantFrom(' ', '\u200C', '  ', '\u00A0', '', '\u200F '),
          }),
          { minLength: name.length, maxLength: name.length },
        )
        .map((ways) =>
          [...name]
            .map((letter, i) => {
              if (letter === 'ی') return ways[i]?.ye;
              if (letter === 'ک') return ways[i]?.ke;
              return letter === ' ' || letter === '\u200C' ? ways[i]?.gap : letter;
            })
            .join(''),
        );
    fc.assert(
      fc.property(
        variant('کد ملی'),
        variant('تعداد افراد تحت تکفل'),
        variant('مهارت‌ها'),
        (id, dependants, skills) => {
          const [row] = readCsvList(` ${id} ,نام,${dependants},${skills} \n1,2,3,4\n`, columns).rows;
          expect(row?.cells).toEqual({ nationalId: '1', givenName: '2', dependants: '3', skills: '4' });
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  test('gives back whatever cells were written, in any of its separators', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ب', '۳', ',', ';', '"', '\n', '|', 'x') })
      .map((s) => `q${s}q`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, mark) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text =
            ['کد ملی', 'نام'].join(mark) + rows.map((row) => `\r\n${row.map(quoted).join(mark)}`).join('');
          expect(cellsOf(text)).toEqual(rows.map(([nationalId, givenName]) => ({ nationalId, givenName })));
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });

  test('the examples have the rows that their description counts', () => {
    for (const [file, rows, wide] of [
      ['families-bushehr.csv', 300, 166],
      ['released-gilan.csv', 80, 68],
      ['jobs-bushehr.csv', 40, undefined],
    ] as const) {
      const list = readCsvList(readFileSync(`seed/examples/${file}`, 'utf8'), columns);
      expect(list.rows).toHaveLength(rows);
      expect(list.rows.find(({ tooWide }) => tooWide)?.row).toBe(wide);
    }
  });
});
