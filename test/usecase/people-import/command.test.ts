import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretKey } from '../../../src/platform/secret.node.ts';
import { mehrkarApart, mehrkar as runMehrkar } from '../../support/command.ts';
import { databaseIn, prepareFolder } from '../../support/folder.ts';
import { testSecret } from '../../support/secret.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-cli-'));
  // A command makes no accounts by itself: those of the demo come with a start.
  prepareFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = () => ({ DATABASE_URL: databaseIn(folder), SECRET_KEY: testSecret });
const mehrkar = (...args: string[]) => runMehrkar(env(), ...args);

describe('mehrkar import people', () => {
  test('helps, in either language, and knows its commands', async () => {
    const [general, own, persian, unknown, none] = await Promise.all([
      mehrkar('--help'),
      mehrkar('import', 'people', '--help'),
      mehrkar('--lang', 'fa', 'import', 'people', '--help'),
      mehrkar('import', 'horses'),
      mehrkar(),
    ]);
    expect([general.code, own.code, persian.code, unknown.code, none.code]).toEqual([0, 0, 0, 1, 1]);
    expect(general.out).toContain('import people FILE');
    expect(own.out).toContain('--dry-run');
    expect(persian.out).toContain('کد پایان');
    expect(unknown.err).toContain('import horses');
  });

  test('asks whose list it is, and refuses accounts that may not', async () => {
    const list = 'seed/examples/released-gilan.csv';
    const whose = await mehrkar('import', 'people', list);
    expect(whose).toMatchObject({ code: 1, err: expect.stringContaining('--as') });
    expect(whose.err).toContain('care.gilan');
    expect(await mehrkar('import', 'people', list, '--as', 'hq')).toMatchObject({
      code: 1,
      err: expect.stringContaining('hq'),
    });
    expect(await mehrkar('import', 'people', list, '--as', 'nobody')).toMatchObject({ code: 1 });
    expect(await mehrkar('import', 'people', join(folder, 'no.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no.csv'),
    });
    expect(await mehrkar('import', 'people', list, '--shoes')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--shoes'),
    });
  });

  test('shows rejected rows and counts, ends with 2, writes the report, and repeats without effect', async () => {
    const report = join(folder, 'report.csv');
    const command = ['import', 'people', 'seed/examples/families-bushehr.csv', '--as', 'officer.bushehr'];
    const dry = await mehrkar(...command, '--dry-run');
    expect(dry).toMatchObject({
      code: 2,
      out: expect.stringContaining('created 274, updated 0, unchanged 1, rejected rows 25 (dry run'),
    });
    // As it is really typed: a process of its own, which ends by itself.
    const first = await mehrkarApart(env(), ...command, '--report', report);
    expect(first.code).toBe(2);
    expect(first.out).toMatch(/^ +10 {2}birthDate +The age must be/m);
    expect(first.out).toMatch(/created 274, updated 0, unchanged 1, rejected rows 25\n$/);
    expect(first.err).toContain('300 of 300 rows');
    expect((await mehrkar(...command)).out).toContain(
      'created 0, updated 0, unchanged 275, rejected rows 25',
    );
    const lines = readFileSync(report, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(1 + 31 + 2);
    expect(lines[1]).toMatch(/^10,Birth date,rejected,age\.range,/);
    expect(statSync(report).mode & 0o777).toBe(0o600);
  });

  test('ends with 0 where every row landed, and with 1 for a list without its columns', async () => {
    const good = join(folder, 'good.csv');
    const text =
      'کد ملی\tنام\tنام خانوادگی\tجنسیت\tتاریخ تولد\tاستان\tشهرستان\n0012345679\tمریم\tدشتی\tزن\t1369/02/11\tگیلان\tرشت\n';
    // As a spreadsheet saves "Unicode text".
    writeFileSync(good, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(await mehrkar('import', 'people', good, '--as', 'officer.gilan')).toMatchObject({
      code: 0,
      out: expect.stringContaining('created 1,'),
    });
    const bad = await mehrkar('import', 'people', 'package.json', '--as', 'officer.gilan');
    expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('National id') });
  });
});

describe('the key of the records', () => {
  test('is made once, for its owner alone, and the same for all who ask at once', async () => {
    const file = join(folder, 'keys/secret.key');
    const keys = await Promise.all([1, 2, 3].map(() => secretKey({ secretKey: undefined }, file)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]?.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await secretKey({ secretKey: undefined }, file)).toBe(keys[0]);
    expect(await secretKey({ secretKey: 'set-in-the-environment' }, file)).toBe('set-in-the-environment');
  });

  test('a file that holds none is refused, never replaced', async () => {
    const file = join(folder, 'broken.key');
    writeFileSync(file, '\n');
    await expect(secretKey({ secretKey: undefined }, file)).rejects.toThrow('holds no key');
    expect(readFileSync(file, 'utf8')).toBe('\n');
  });
});
