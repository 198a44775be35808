import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../../src/entry/prepare.node.ts';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { editOpportunity } from '../../../src/features/opportunities/edit-opportunity.ts';
import { importOpportunities } from '../../../src/features/opportunities/import-opportunities.ts';
import { listOpportunities } from '../../../src/features/opportunities/list-opportunities.ts';
import { opportunityTemplate } from '../../../src/features/opportunities/opportunity-template.ts';
import { employer, opportunity } from '../../../src/schema/opportunities.ts';
import { placement } from '../../../src/schema/referrals.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { addPlacement, faultsOf, problemOf, valueIn } from './bodies.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
beforeEach(async () => {
  await h.deps.database.write(async (tx) => {
    for (const table of [placement, opportunity, employer]) await tx.delete(table);
  });
});
afterAll(() => h.close());

const example = (name: string) => readFileSync(join(projectRoot, 'seed/examples', name), 'utf8');
const expected = JSON.parse(example('expected.json'))['jobs-bushehr.csv'];
const send = async (text: string, query: Record<string, string> = {}, username = 'officer.bushehr') =>
  await importOpportunities(h.deps, await h.actorOf(username), text, query);
const sent = async (text: string) => valueIn(await send(text));
const brief = (entries: readonly { row: number; field: string; code: string }[]) =>
  entries.map(({ row, field, code }) => ({ row, field, code }));
const stored = async () => (await h.deps.database.read.select({ n: count() }).from(opportunity))[0]?.n;
const all = async () =>
  valueIn(
    await listOpportunities(h.deps, await h.actorOf('officer.bushehr'), { status: 'all', limit: '100' }),
  ).items;

describe("a labour office's list of jobs", () => {
  test('answers exactly what is expected of it, and a repeat changes nothing', async () => {
    const report = await sent(example('jobs-bushehr.csv'));
    expect({ ...report, rejected: brief(report.rejected), warnings: report.warnings }).toMatchObject({
      created: expected.created,
      updated: expected.updated,
      unchanged: expected.unchanged,
      rejected: expected.rejected,
      warnings: expected.warnings,
      unknownHeaders: [],
    });
    expect(await stored()).toBe(36);
    const before = await all();
    const again = await sent(example('jobs-bushehr.csv'));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 36 });
    expect(brief(again.rejected)).toEqual(expected.rejected);
    expect(await all()).toEqual(before);
  });

  test('lands with its words read as codes', async () => {
    await sent(example('jobs-bushehr.csv'));
    const item = (await all()).find(({ title }) => title.fa === 'راننده کامیون');
    expect(item).toMatchObject({
      countyCode: 'bushehr-jam',
      workplace: 'mobile',
      iscoCode: '8332',
      years: 5,
      licences: ['driving-d'],
      documents: ['id-card', 'birth-certificate'],
      barredBy: ['driving', 'motor-machinery'],
      minAge: 18,
      monthlyIncomeRial: 350_000_000,
      contract: 'fixed',
      insured: true,
      opensOn: '2026-10-18',
      employer: { phone: '07733000031' },
    });
  });

  test('a dry run answers the same and writes nothing', async () => {
    const dry = valueIn(await send(example('jobs-bushehr.csv'), { dryRun: 'true' }));
    expect(await stored()).toBe(0);
    const wet = await sent(example('jobs-bushehr.csv'));
    expect({ ...dry, dryRun: false }).toEqual(wet);
  });
});

const header = 'Job title,Province,County,Employer,Contact,Vacancies,Opens on,Monthly income (rials)';
const row = 'Welder,Bushehr,Ganaveh,Pars,Mr A,2,2026-11-01,100000000';

describe('a list', () => {
  test('in English, with commas, Arabic-Indic digits and a column nobody knows', async () => {
    const report = await sent(
      `${header},Notes\r\nWelder,Bushehr,Ganaveh,Pars,,٢,2026-11-01,"100,000,000",x\r\n\r\n`,
    );
    expect(report).toMatchObject({ created: 1, rejected: [], unknownHeaders: ['Notes'] });
    expect((await all())[0]).toMatchObject({
      vacancies: 2,
      countyCode: 'bushehr-ganaveh',
      monthlyIncomeRial: 100_000_000,
    });
  });

  test('does not take an empty place for the whole country, which is said in words', async () => {
    const report = await sent(
      `${header}\n${row.replace(',Bushehr,Ganaveh,', ',,,')}\n${row.replace(',Bushehr,', ',,')}\n${row.replace(',Bushehr,Ganaveh,', ',سراسر کشور,,')}`,
    );
    expect(brief(report.rejected)).toEqual([{ row: 2, field: 'province', code: 'required' }]);
    expect(report.created).toBe(2);
    expect((await all()).map(({ countyCode }) => countyCode).sort()).toEqual(['bushehr-ganaveh', null]);
  });

  test('updates what has changed and leaves alone what has no column', async () => {
    await sent(`${header}\n${row}`);
    const [first] = await all();
    const officer = await h.actorOf('officer.bushehr');
    valueIn(await editOpportunity(h.deps, officer, first?.id ?? '', '1', { permits: ['home-work'] }));
    expect(await sent(`${header}\n${row}`)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await sent(`${header}\n${row.replace(',2,', ',5,')}`)).toMatchObject({ updated: 1, unchanged: 0 });
    expect((await all())[0]).toMatchObject({ id: first?.id, vacancies: 5, permits: ['home-work'] });
  });

  test('the same job twice counts once; with other terms the later row is refused', async () => {
    const report = await sent(
      `${header}\n${row}\n${row.replace('Welder', ' WELDER')}\n${row.replace(',2,', ',5,')}`,
    );
    expect(report.created).toBe(1);
    expect(brief(report.rejected)).toEqual([
      { row: 3, field: 'row', code: 'row.repeated' },
      { row: 4, field: 'row', code: 'row.repeated' },
    ]);
    const numbered = await sent(
      `Source number,${header}\n7,${row}\n8,${row.replace(',2,', ',5,')}\n7,${row}`,
    );
    expect(numbered).toMatchObject({ created: 2, unchanged: 1, rejected: [] });
  });

  test('that says two things of one employer keeps the first, so that a repeat changes nothing', async () => {
    const text = `${header}\n${row}\n${row.replace('Welder', 'Fitter').replace('Mr A', 'Mr B')}`;
    expect(await sent(text)).toMatchObject({ created: 2 });
    expect(await sent(text)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  test('does not open what was closed here, and says so', async () => {
    await sent(`${header}\n${row}`);
    const [first] = await all();
    await closeOpportunity(h.deps, await h.actorOf('officer.bushehr'), first?.id ?? '', undefined, {});
    const report = await sent(`${header}\n${row.replace(',2,', ',5,')}`);
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(brief(report.warnings)).toEqual([{ row: 2, field: 'row', code: 'record.closed' }]);
  });

  test('with fewer vacancies than are taken has that row refused, and the others land', async () => {
    await sent(`${header}\n${row}`);
    const [first] = await all();
    await addPlacement(h, first?.id ?? '');
    await addPlacement(h, first?.id ?? '');
    const report = await sent(`${header}\n${row.replace(',2,', ',1,')}\n${row.replace('Welder', 'Fitter')}`);
    expect(report.created).toBe(1);
    expect(brief(report.rejected)).toEqual([{ row: 2, field: 'vacancies', code: 'vacancies.held' }]);
  });

  test('reports every field at fault of a row once, in the order of the columns', async () => {
    const report = await sent(`${header}\n,Nowhere,Ganaveh,Pars,,0,2026-13-01,much`);
    expect(brief(report.rejected)).toEqual([
      { row: 2, field: 'title', code: 'required' },
      { row: 2, field: 'province', code: 'place.unknown' },
      { row: 2, field: 'vacancies', code: 'number.range' },
      { row: 2, field: 'opensOn', code: 'date.unreadable' },
      { row: 2, field: 'monthlyIncomeRial', code: 'number.unreadable' },
    ]);
  });

  test('with an unknown skill lands without it, warned', async () => {
    const report = await sent(`${header},Skills\n${row},"no such craft، sk-152: 3"`);
    expect(report).toMatchObject({
      created: 1,
      warnings: [{ row: 2, field: 'skills', code: 'skill.unknown', value: 'no such craft' }],
    });
    expect((await all())[0]?.skills).toMatchObject([{ skillId: 'sk-152', level: 3 }]);
  });

  test('without the headings it needs is refused whole', async () => {
    expect(faultsOf(await send('a,b\n1,2'))).toEqual([
      'title required',
      'vacancies required',
      'opensOn required',
    ]);
    expect(problemOf(await send('')).kind).toBe('invalid');
    expect(problemOf(await send(header, {}, 'hq')).kind).toBe('forbidden');
  });

  test.each(['fa', 'en'] as const)(
    'made from the %s template is one an import knows every heading of',
    async (lang) => {
      const template = valueIn(opportunityTemplate(await h.actorOf('officer.bushehr'), lang));
      expect(template.startsWith('\uFEFF')).toBe(true);
      expect(await sent(template)).toMatchObject({ created: 0, rejected: [], unknownHeaders: [] });
    },
  );
});
