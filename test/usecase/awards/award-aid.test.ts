import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAidOfAward } from '../../../src/features/awards/award-aid.repo.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../../support/samples.ts';

let h: Harness;
let officer: Awaited<ReturnType<typeof asUser>>;
const opportunities: Record<string, string> = {};
const fund = 'fund-association';
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026
  officer = await asUser(h, 'officer.bushehr');
  const made = async (more: Record<string, unknown>) =>
    (
      await create(
        h,
        'officer.bushehr',
        '/opportunities',
        jobBody({ startOn: undefined, vacancies: 90, ...more }),
      )
    ).id as string;
  const loan = (programme: string | null) => ({
    kind: 'loan-programme',
    workplace: 'home',
    loan: {
      capRial: 500_000_000,
      termMonths: 15,
      guarantors: 0,
      administeredBy: 'own-fund',
      fundCode: fund,
      programme,
    },
  });
  const kit = { kind: 'kit', workplace: 'home', kit: { priceRial: 400_000_000, items: [] } };
  opportunities.sewing = await made({ ...kit, iscoCode: '7531' });
  opportunities.baking = await made({ ...kit, iscoCode: '7512' });
  opportunities.tools = await made(loan('tools-to-seller'));
  opportunities.capital = await made(loan('working-capital'));
});
afterAll(() => h.close());

const person = async (more: Record<string, unknown> = {}) =>
  (await create(h, 'officer.bushehr', '/people', personBody({ bankStanding: 'clear', ...more })))
    .id as string;
const withAid = { household: { head: true, aid: [] } };
const award = async (personId: string, more: Record<string, unknown> = {}) =>
  await create(h, 'officer.bushehr', '/awards', {
    personId,
    kind: 'kit',
    amountRial: 450_000_000,
    benefactorRial: 300_000_000,
    approvedOn: '2026-11-01',
    ...more,
  });
const pair = async (personId: string, name: string) => {
  const { body } = await officer.get(`/people/${personId}/matches/${opportunities[name]}`);
  return {
    blocks: body.blocks.map(({ gate }: { gate: string }) => gate),
    unlocks: body.blocks.map(({ unlock }: { unlock: unknown }) => unlock),
    checks: body.checks.map(({ gate }: { gate: string }) => gate),
  };
};
const household = async (personId: string) => (await officer.get(`/people/${personId}`)).body.household;

describe('what an award gave', () => {
  test('bars, from its delivery until it is void, a second kit of its trade, in the file, the list and the pool', async () => {
    const personId = await person(withAid);
    const listed = async (kind: string) => {
      const { body } = await officer.get(`/people/${personId}/matches?kind=${kind}&limit=50`);
      return body.items.map(({ opportunityId }: { opportunityId: string }) => opportunityId);
    };
    expect(await listed('kit')).toContain(opportunities.sewing);
    const { id } = await award(personId, { opportunityId: opportunities.sewing });
    expect((await pair(personId, 'sewing')).blocks).toEqual([]);
    await officer.post(`/awards/${id}/deliver`, { deliveredOn: '2026-11-20' });
    expect((await household(personId)).aid).toEqual([
      { kind: 'kit', givenOn: '2026-11-20', iscoCode: '7531', awardId: id },
    ]);
    expect(await pair(personId, 'sewing')).toMatchObject({
      blocks: ['prior-aid'],
      unlocks: [{ kind: 'wait-until', date: '2028-11-20' }],
    });
    expect((await pair(personId, 'baking')).blocks).toEqual([]);
    expect(await listed('kit')).not.toContain(opportunities.sewing);
    const candidates = await officer.get(`/opportunities/${opportunities.sewing}/candidates?limit=100`);
    expect(candidates.body.items.map((one: { personId: string }) => one.personId)).not.toContain(personId);

    await officer.post(`/awards/${id}/void`, { reason: 'not-given' });
    expect((await household(personId)).aid).toEqual([]);
    expect(await pair(personId, 'sewing')).toMatchObject({ blocks: [], checks: [] });
    expect(await listed('kit')).toContain(opportunities.sewing);
  });

  test('is taken back by itself: aid that somebody told of stays, and so does what another award gave', async () => {
    const told = { kind: 'kit', givenOn: '2026-11-20', iscoCode: '7512' };
    const personId = await person({ household: { head: true, aid: [told] } });
    const { id } = await award(personId, { deliveredOn: '2026-11-20', opportunityId: opportunities.baking });
    const other = await award(personId, { deliveredOn: '2026-11-20' });
    expect((await household(personId)).aid).toHaveLength(3);
    await officer.post(`/awards/${id}/void`, { reason: 'entered-twice' });
    expect((await household(personId)).aid).toEqual([
      told,
      { kind: 'kit', givenOn: '2026-11-20', awardId: other.id },
    ]);
  });

  test('moves the version of every member of the household, whose records show it', async () => {
    const personId = await person(withAid);
    const { householdId } = await award(personId);
    const sister = await person({ household: { id: householdId } });
    const before = (await officer.get(`/people/${sister}`)).body.revision;
    await award(personId, { deliveredOn: '2026-11-20' });
    const after = (await officer.get(`/people/${sister}`)).body;
    expect(after.revision).toBe(before + 1);
    expect(after.household.aid).toHaveLength(1);
  });

  test('moves with its day, and written again changes nothing', async () => {
    const personId = await person(withAid);
    const { id, householdId } = await award(personId, { deliveredOn: '2026-11-20' });
    const vocabulary = await vocabularyOf(h.deps.database);
    const noted: string[] = [];
    const write = async (deliveredOn: string | null) =>
      await h.deps.database.write(async (tx) => {
        await writeAidOfAward(
          tx,
          {
            vocabulary,
            at: h.deps.now().toISOString(),
            newId: h.deps.newId,
            reindex: ({ docId }) => void noted.push(docId),
          },
          {
            id: id as string,
            kind: 'kit',
            amountRial: 1,
            voidedAt: null,
            householdId: householdId as string,
            opportunityId: null,
            deliveredOn: deliveredOn as LocalDate | null,
          },
        );
      });
    await write('2026-11-20');
    expect(noted).toEqual([]);
    await write('2026-11-10');
    expect((await household(personId)).aid).toMatchObject([{ givenOn: '2026-11-10', awardId: id }]);
    await write(null);
    expect((await household(personId)).aid).toEqual([]);
    expect(noted).toEqual([personId, personId]);
  });

  test('is of a loan all of it, owed to its fund, until somebody tells what is left', async () => {
    const personId = await person(withAid);
    await award(personId, { kind: 'loan', opportunityId: opportunities.capital, deliveredOn: '2026-11-20' });
    expect(await pair(personId, 'tools')).toMatchObject({
      blocks: ['loan-active'],
      unlocks: [{ kind: 'repay-first', remainingRial: 450_000_000 }],
    });
    const { household: seen, revision } = (await officer.get(`/people/${personId}`)).body;
    expect(seen.aid).toMatchObject([{ kind: 'loan-other', fundCode: fund, remainingRial: 450_000_000 }]);
    const paid = seen.aid.map((one: object) => ({ ...one, kind: 'grant', remainingRial: 0 }));
    const answer = await officer.patch(`/people/${personId}`, { household: { aid: paid } }, revision);
    expect(answer.body.household.aid).toMatchObject([{ kind: 'loan-other', remainingRial: 0 }]);
    expect((await pair(personId, 'tools')).blocks).toEqual([]);
  });

  test('of a loan that was paid out long ago says no sum', async () => {
    const personId = await person(withAid);
    const loan = { kind: 'loan', opportunityId: opportunities.tools, approvedOn: '2026-01-10' };
    await award(personId, { ...loan, deliveredOn: '2026-01-20' });
    expect(await pair(personId, 'capital')).toMatchObject({ blocks: [], checks: ['loan-active'] });
    // The reference bars a second employment loan for five years, but for what may be taken beside one.
    expect((await pair(personId, 'tools')).blocks).toEqual(['other-aid']);
  });
});

describe('where nobody asked about aid', () => {
  test('what was awarded is known, and whether there is more is asked', async () => {
    const personId = await person({ household: { head: true } });
    const { id } = await award(personId, { deliveredOn: '2026-11-20', opportunityId: opportunities.sewing });
    expect(await household(personId)).toMatchObject({ aid: [{ awardId: id }], aidPartly: true });
    expect((await pair(personId, 'sewing')).blocks).toEqual(['prior-aid']);
    expect(await pair(personId, 'baking')).toMatchObject({
      blocks: [],
      checks: expect.arrayContaining(['prior-aid']),
    });
    await officer.post(`/awards/${id}/void`, { reason: 'not-given' });
    expect(await household(personId)).toMatchObject({ aid: null });
  });

  test('an answer sent back changes nothing; none besides makes it all', async () => {
    const personId = await person({ household: { head: true } });
    const { id } = await award(personId, { deliveredOn: '2026-11-20' });
    const seen = (await officer.get(`/people/${personId}`)).body;
    const same = await officer.patch(`/people/${personId}`, seen, seen.revision);
    expect(same.body).toMatchObject({ revision: seen.revision, household: { aidPartly: true } });
    const none = await officer.patch(`/people/${personId}`, { household: { aid: [] } }, seen.revision);
    expect(none.body.household.aid).toMatchObject([{ awardId: id }]);
    expect(none.body.household.aidPartly).toBeUndefined();
    expect((await pair(personId, 'baking')).checks).toEqual([]);
    const [kept] = await h.deps.database.read.all(sql`select 1 from household_aid where award_id = ${id}`);
    expect(kept).toBeDefined();
  });

  test('an award that gave this household nothing cannot be named', async () => {
    const personId = await person(withAid);
    const { revision } = (await officer.get(`/people/${personId}`)).body;
    const aid = [{ kind: 'kit', awardId: 'awd_none' }];
    const answer = await officer.patch(`/people/${personId}`, { household: { aid } }, revision);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ path: 'household.aid.0.awardId', code: 'code.unknown' }]);
  });
});
