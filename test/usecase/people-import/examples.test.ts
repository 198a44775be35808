import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPeople } from '../../../src/features/people/import-people.ts';
import { person } from '../../../src/schema/people.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

interface Expected {
  readonly dataRows: number;
  readonly created: number;
  readonly unchanged: number;
  readonly rejectedRows: number;
  readonly rejected: readonly { row: number; field: string; code: string }[];
  readonly warnings: readonly { row: number; field: string; code: string; value: string }[];
  readonly possibleDuplicates: readonly (readonly number[])[];
}
const expected: Record<string, Expected> = JSON.parse(readFileSync('seed/examples/expected.json', 'utf8'));

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

async function run(file: string, username: string, dryRun = false) {
  const text = readFileSync(`seed/examples/${file}`, 'utf8');
  const result = await importPeople(h.deps, await h.actorOf(username), text, { dryRun });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const rowsOf = async () => ({
  people: (await h.deps.database.read.select({ id: person.id }).from(person)).length,
  audits: (await h.deps.database.read.select({ seq: auditEntry.seq }).from(auditEntry)).length,
});

describe.each([
  ['families-bushehr.csv', 'officer.bushehr'],
  ['released-gilan.csv', 'care.gilan'],
])('%s', (file, username) => {
  const want = expected[file] as Expected;

  test('a dry run answers what would happen and writes nothing', async () => {
    const before = await rowsOf();
    const report = await run(file, username, true);
    expect(report).toMatchObject({
      created: want.created,
      updated: 0,
      unchanged: want.unchanged,
      rejectedRows: want.rejectedRows,
      total: want.dataRows,
      dryRun: true,
    });
    expect(report.possibleDuplicates).toEqual(
      want.possibleDuplicates.map(([earlier, row]) => ({ row, personIds: [], rows: [earlier] })),
    );
    expect(await rowsOf()).toEqual(before);
  });

  test('the import answers exactly what is expected of it', async () => {
    const before = await rowsOf();
    const report = await run(file, username);
    expect(report).toMatchObject({
      created: want.created,
      updated: 0,
      unchanged: want.unchanged,
      rejectedRows: want.rejectedRows,
      total: want.dataRows,
    });
    expect(report.rejected.map(({ row, field, code }) => ({ row, field, code }))).toEqual(want.rejected);
    expect(report.warnings.map(({ row, field, code, value }) => ({ row, field, code, value }))).toEqual(
      want.warnings,
    );
    expect(report.possibleDuplicates.map(({ row, rows }) => [...rows, row])).toEqual(want.possibleDuplicates);
    for (const { personIds } of report.possibleDuplicates) expect(personIds).toHaveLength(1);
    const after = await rowsOf();
    expect(after.people - before.people).toBe(want.created);
    expect(after.audits - before.audits).toBe(want.created);
  });

  test('every message says something in both languages', async () => {
    const report = await run(file, username, true);
    for (const { message } of [...report.rejected, ...report.warnings]) {
      expect(message.fa).toMatch(/[آ-ی]/);
      expect(message.en).toMatch(/[a-z]/);
    }
  });

  test('the same file again changes nothing', async () => {
    const before = await rowsOf();
    const report = await run(file, username);
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: want.created + want.unchanged });
    expect(report.rejected.map(({ row, field, code }) => ({ row, field, code }))).toEqual(want.rejected);
    expect(report.possibleDuplicates).toEqual([]);
    expect(await rowsOf()).toEqual(before);
  });
});

test('two imports of one file at once land every person once', async () => {
  const reports = await Promise.all([
    run('released-gilan.csv', 'officer.gilan'),
    run('released-gilan.csv', 'officer.gilan'),
  ]);
  expect(reports[0].created + reports[1].created).toBe(73);
  expect(reports[0].unchanged + reports[1].unchanged).toBe(73);
});
