import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDatabase, projectRoot, systemActor } from '../../../src/entry/prepare.node.ts';
import { importReference } from '../../../src/features/reference/import-reference.ts';
import { loadReference } from '../../../src/features/reference/load-reference.ts';
import { referenceFiles } from '../../../src/features/reference/reference-files.rules.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { organisation } from '../../../src/schema/organisations.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { referenceItem } from '../../../src/schema/reference.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { bring, listOf } from './reference-setup.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const item = async (catalogue: 'kits' | 'permits' | 'loan-programmes' | 'documents', code: string) =>
  (await vocabularyOf(h.deps.database)).item(catalogue, code);
const audits = async (entityId: string) =>
  await h.deps.database.read
    .select({ action: auditEntry.action, actorId: auditEntry.actorId, fields: auditEntry.fields })
    .from(auditEntry)
    .where(and(eq(auditEntry.entityId, entityId), like(auditEntry.action, '%.%')));
const seedTexts = () =>
  new Map(
    referenceFiles.map((name) => [name, readFileSync(join(projectRoot, 'seed/reference', name), 'utf8')]),
  );

describe('an edited list', () => {
  test('changes the fields of one entry: said before, then done, audited, and known at once', async () => {
    const list = (await listOf(h, 'permits')).replace('Fire safety approval', 'Fire service approval');
    const said = await bring(h, 'permits', list, { dryRun: true });
    expect(said).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 15,
      unnamed: 0,
      rejected: [],
      dryRun: true,
    });
    expect(said.changes).toEqual([
      {
        row: 5,
        code: 'fire-safety',
        name: { fa: 'تأییدیهٔ ایمنی آتش‌نشانی', en: 'Fire service approval' },
        kind: 'changed',
        fields: [{ field: 'en', from: 'Fire safety approval', to: 'Fire service approval' }],
      },
    ]);
    expect((await item('permits', 'fire-safety'))?.en).toBe('Fire safety approval');
    const done = await bring(h, 'permits', list);
    expect(done).toEqual({ ...said, dryRun: false });
    expect((await item('permits', 'fire-safety'))?.en).toBe('Fire service approval');
    expect(await audits('permits/fire-safety')).toEqual([
      { action: 'reference.edit', actorId: (await h.actorOf('hq')).accountId, fields: ['en'] },
    ]);
    const again = await bring(h, 'permits', list);
    expect(again).toMatchObject({ updated: 0, unchanged: 16 });
    expect(await audits('permits/fire-safety')).toHaveLength(1);
  });

  test('changes one item of a kit, and the price follows unless a stated sum does not', async () => {
    const list = await listOf(h, 'kits', 'fa');
    const wrong = list.replace(
      'Household sewing machine = 165000000',
      'Household sewing machine = ۱۸۰٬۰۰۰٬۰۰۰',
    );
    const refused = await bring(h, 'kits', wrong, { dryRun: true, lang: 'fa' });
    expect(refused.rejected).toMatchObject([{ row: 2, field: 'priceRial', code: 'sum.wrong' }]);
    expect(refused.rejected[0]?.message.fa).toContain('۳۵۵٬۰۰۰٬۰۰۰');
    const right = wrong.replace(/340000000/, '');
    const done = await bring(h, 'kits', right, { lang: 'fa' });
    expect(done.changes[0]?.fields.map(({ field }) => field)).toEqual(['priceRial', 'items']);
    expect((await item('kits', 'kit-sewing'))?.data.priceRial).toBe(355_000_000);
  });

  test('leaves out what it does not name, columns and entries alike', async () => {
    const done = await bring(h, 'documents', 'code,usualDays\nid-card,۴۵\n');
    expect(done).toMatchObject({ updated: 1, unnamed: 23 });
    expect((await item('documents', 'id-card'))?.data).toMatchObject({ usualDays: 45, appliesTo: 'all' });
    expect(await item('documents', 'photo')).toBeDefined();
  });

  test('adds an entry at the end, with its codes by name', async () => {
    const row = [
      'code,fa,en,isco,skills,items,workspace.areaM2,workspace.power,workspace.water,workspace.ventilation,permits,licences,documents,trainingDays,season.fa,season.en,startupDays,monthlyIncomeRial,homeWork,provinces,risks',
      'kit-curtains,پرده‌دوزی,Curtains,7533,پرده‌دوزی = 2 = لازم,"چرخ = Machine = ۳۶٬۰۰۰٬۰۰۰ تومان\nمیز = Table = 40000000",8,بله,خیر,خیر,مجوز مشاغل خانگی,,کارت ملی,10,,,30,110000000,بله,,"الف = a = ب = b | پ = c = ت = d"',
    ].join('\n');
    const done = await bring(h, 'kits', row);
    expect(done.rejected).toEqual([]);
    expect(done).toMatchObject({ created: 1, unnamed: 47 });
    const vocabulary = await vocabularyOf(h.deps.database);
    expect(vocabulary.items('kits').at(-1)).toMatchObject({
      code: 'kit-curtains',
      data: {
        priceRial: 400_000_000,
        skills: [{ skillId: 'sk-160', level: 2, importance: 'essential' }],
        permits: ['home-work'],
        season: null,
      },
    });
    expect((await audits('kits/kit-curtains')).map(({ action }) => action)).toEqual(['reference.add']);
  });

  test('lands its good rows and says of the others where and how to mend them', async () => {
    const done = await bring(
      h,
      'loan-programmes',
      [
        'code,feePercent,graceMonths,guarantors',
        'working-capital,۳,2,1',
        'season-advance,6,2,1',
        'tools-to-seller,2,30,1',
        'permit-bridge,یک,2,1',
        'no-such,1,1,1',
        'working-capital,2,2,1',
        ',1,1,1',
      ].join('\n'),
    );
    expect(done).toMatchObject({ updated: 1, rejectedRows: 6 });
    expect(
      done.rejected.filter(({ row }) => row !== 6).map(({ row, field, code }) => `${row} ${field} ${code}`),
    ).toEqual([
      '3 feePercent fee.cap',
      '4 graceMonths grace.long',
      '5 feePercent type.number',
      '7 code code.twice',
      '8 code required',
    ]);
    expect(done.rejected.filter(({ row }) => row === 6).map(({ field }) => field)).toContain('capRial');
    expect((await item('loan-programmes', 'working-capital'))?.data.feePercent).toBe(3);
    expect((await item('loan-programmes', 'permit-bridge'))?.data.feePercent).toBe(0);
  });

  test('refuses a row that names what another refused row would have added', async () => {
    const said = await bring(
      h,
      'skills',
      [
        'code,trade,fa,en,alt,occupations,related,licence',
        'sk-901,weld,مهارت یک,Skill one,,7212 = essential,sk-902,',
        'sk-902,weld,مهارت دو,Skill two,,7299 = essential,,',
        'sk-903,weld,مهارت سه,Skill three,,7212 = useful,sk-904,',
        'sk-904,weld,مهارت چهار,Skill four,,7212 = useful,sk-903,',
      ].join('\n'),
      { dryRun: true },
    );
    expect(said.rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([
      '2 related code.unknown',
      '3 occupations code.unknown',
    ]);
    expect(said.changes.map(({ code }) => code)).toEqual(['sk-903', 'sk-904']);
  });

  test('refuses a row that was changed after the list was downloaded, and no other', async () => {
    const mine = await listOf(h, 'documents');
    const theirs = 'code,usualDays\nphoto,3\n';
    await bring(h, 'documents', theirs);
    const late = await bring(
      h,
      'documents',
      mine.replace('Passport-size photograph', 'Photograph 3×4').replace('Skill card', 'Card of skill'),
    );
    expect(late.rejected).toMatchObject([{ field: 'row', code: 'row.stale' }]);
    expect(late.changes.map(({ code }) => code)).toEqual(['skill-card']);
    expect((await item('documents', 'photo'))?.data.usualDays).toBe(3);
  });

  test('of organisations changes names and figures, never kind or place, and adds none', async () => {
    const done = await bring(
      h,
      'organisations',
      [
        'code,fa,capacity,covered,monthlyTarget,sample,province,kind',
        'org-assoc-bushehr,انجمن حمایت زندانیان بوشهر,۱۲۰۰,۶۹۴,18,خیر,bushehr,association',
        'org-assoc-gilan,انجمن حمایت گیلان,1000,,20,yes,bushehr,association',
        'org-new,انجمن تازه,1,1,1,no,bushehr,association',
      ].join('\n'),
    );
    expect(done.rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([
      '3 province value.fixed',
      '4 code entry.closed',
    ]);
    const [row] = await h.deps.database.read
      .select()
      .from(organisation)
      .where(eq(organisation.id, 'org-assoc-bushehr'));
    expect(row).toMatchObject({
      capacity: 1200,
      covered: 694,
      monthlyTarget: 18,
      sample: false,
      province: 'bushehr',
    });
    expect((await audits('org-assoc-bushehr')).map(({ action }) => action)).toContain('organisation.edit');
  });

  test('of levels of education changes the words alone, and says why', async () => {
    const done = await bring(
      h,
      'education',
      [
        'code,rank,fa,en',
        'diploma,4,دیپلم متوسطه,Diploma',
        'primary,9,پایان ابتدایی,Primary',
        'doctorate,8,دکتری,Doctorate',
      ].join('\n'),
    );
    expect(done.changes.map(({ code }) => code)).toEqual(['diploma']);
    expect(done.rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([
      '3 rank rank.fixed',
      '4 code education.closed',
    ]);
  });

  test('of loan programmes never moves one to another fund, since debts name the fund', async () => {
    const done = await bring(
      h,
      'loan-programmes',
      'code,fundCode,guarantors\nworking-capital,fund-other,1\ntools-to-seller,fund-association,2',
    );
    expect(done.rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([
      '2 fundCode fund.fixed',
    ]);
    expect((await item('loan-programmes', 'working-capital'))?.data.fundCode).toBe('fund-association');
  });

  test('of occupations says of a code that its leading nought was lost, and of nothing else', async () => {
    const list = await listOf(h, 'occupations');
    // What a spreadsheet makes of codes that look like numbers.
    const said = await bring(h, 'occupations', list.replaceAll(/^0(?=\d)/gm, ''), { dryRun: true });
    expect(said).toMatchObject({ created: 0, updated: 0, unnamed: 3 });
    expect(said.rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([
      '3 code code.nought',
      '4 code code.nought',
      '5 code code.nought',
    ]);
    expect(said.rejected[0]?.message.en).toContain('write "0110"');
  });

  test('of wages moves the rules of other aid that speak of the minimum wage', async () => {
    const least = async (day: string) =>
      (await vocabularyOf(h.deps.database))
        .aidRulesOn(mustLocalDate(day))
        .filter(({ when }) => typeof when.minMonthlyIncomeRial === 'number')
        .map(({ code, when }) => `${code} ${when.minMonthlyIncomeRial}`);
    const at = (rial: number) =>
      ['behzisti-insured-job', 'emdad-kit-income', 'behzisti-kit-income'].map((code) => `${code} ${rial}`);
    expect(await least('2026-11-22')).toEqual(at(166_255_500));
    expect(await least('2027-04-01')).toEqual(at(166_255_500));
    const done = await bring(
      h,
      'wages',
      'code,from,monthlyRial,source_fa,source_en\n1406,2027-03-21,200000000,مصوبه,Decision',
    );
    expect(done).toMatchObject({ created: 1, rejected: [] });
    expect(await least('2026-11-22')).toEqual(at(166_255_500));
    expect(await least('2027-04-01')).toEqual(at(200_000_000));
    const vocabulary = await vocabularyOf(h.deps.database);
    const [one, another] = ['2026-11-22', '2026-12-22'].map(mustLocalDate).map(vocabulary.aidRulesOn);
    expect(one).toBe(another);
    expect(vocabulary.aidRulesOn(mustLocalDate('2020-01-01')).map(({ code }) => code)).not.toContain(
      'behzisti-insured-job',
    );
  });

  test('is for the national headquarters alone', async () => {
    for (const [name, kind] of [
      ['manager.bushehr', 'association'],
      ['hq', 'province-council'],
      ['auditor', 'national'],
    ] as const) {
      const actor = { ...(await h.actorOf(name)), organisationKind: kind };
      const refused = await importReference(h.deps, actor, 'permits', 'code\n', { query: {}, lang: 'fa' });
      expect(refused).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    }
  });
});

describe('a start after an edit', () => {
  test('with the same seed leaves everything as it is', async () => {
    const before = (await vocabularyOf(h.deps.database)).version;
    await prepareDatabase(h.deps, { accounts: true });
    expect((await vocabularyOf(h.deps.database)).version).toBe(before);
    expect((await item('permits', 'fire-safety'))?.en).toBe('Fire service approval');
  });

  test('with a newer seed brings what is new, keeps what was edited, and takes nothing away', async () => {
    const texts = seedTexts();
    texts.set(
      'permits.csv',
      (texts.get('permits.csv') ?? '')
        .replace('Fire safety approval', 'Fire brigade approval')
        .replace('Fishing permit', 'Leave to fish')
        .replace(
          /^online-shop.*\n/m,
          'mobile-shop,فروش سیار,Mobile shop,اجازهٔ فروش سیار,Leave to sell from a van,شهرداری,Municipality,9\n',
        ),
    );
    const before = (await vocabularyOf(h.deps.database)).version;
    expect(await loadReference(h.deps, systemActor, texts)).toEqual({ faults: [] });
    expect((await vocabularyOf(h.deps.database)).version).not.toBe(before);
    expect((await item('permits', 'fire-safety'))?.en).toBe('Fire service approval');
    expect((await item('permits', 'fishing'))?.en).toBe('Leave to fish');
    expect((await item('permits', 'mobile-shop'))?.en).toBe('Mobile shop');
    expect((await item('permits', 'online-shop'))?.fa).toBeDefined();
    expect(await item('kits', 'kit-curtains')).toBeDefined();
  });

  test('gives an edited entry the fields that it did not have yet, and nothing else of the seed', async () => {
    const stored = and(eq(referenceItem.catalogue, 'permits'), eq(referenceItem.code, 'fire-safety'));
    await h.deps.database.write(async (tx) => {
      const { usualDays: _, ...data } = (await item('permits', 'fire-safety'))?.data ?? {};
      await tx
        .update(referenceItem)
        .set({ data: { ...data, what_en: 'As headquarters says.' } })
        .where(stored);
    });
    const texts = seedTexts();
    texts.set('trades.csv', `${texts.get('trades.csv') ?? ''}toys,اسباب‌بازی,Toys\n`);
    await loadReference(h.deps, systemActor, texts);
    expect(await item('permits', 'fire-safety')).toMatchObject({
      en: 'Fire service approval',
      data: { what_en: 'As headquarters says.', usualDays: 20 },
    });
    const [row] = await h.deps.database.read.select().from(referenceItem).where(stored);
    expect(row?.editedAt).not.toBeNull();
  });

  test('with a wrong seed refuses it whole and says every line', async () => {
    const texts = seedTexts();
    texts.set(
      'permits.csv',
      (texts.get('permits.csv') ?? '').replace('Fishing permit', '').replace('\nguild,', '\nGUILD,'),
    );
    const before = (await vocabularyOf(h.deps.database)).version;
    const { faults } = await loadReference(h.deps, systemActor, texts);
    expect(faults.length).toBeGreaterThan(2);
    expect((await vocabularyOf(h.deps.database)).version).toBe(before);
  });
});
