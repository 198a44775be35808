import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editPerson } from '../../../src/features/people/edit-person.ts';
import { viewPerson } from '../../../src/features/people/view-person.ts';
import { addFoundPlacement } from '../../../src/features/placements/add-placement.ts';
import { writeCheck } from '../../../src/features/placements/write-check.ts';
import { moveReferral } from '../../../src/features/referrals/move-referral.ts';
import { proposeReferral } from '../../../src/features/referrals/propose-referral.ts';
import type { ReferralState } from '../../../src/features/referrals/referral.rules.ts';
import { populationOn } from '../../../src/features/targets/nearest.repo.ts';
import {
  byNearness,
  type NearestItem,
  type NearestUnlock,
  type NearestWay,
  nextMove,
} from '../../../src/features/targets/nearest.rules.ts';
import { nearestToWork } from '../../../src/features/targets/nearest.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import type { Result } from '../../../src/kernel/result.ts';
import type { Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { createDemo } from '../demo/demo-setup.ts';

const today = '2026-11-22';
let h: Harness;
let officer: Actor;
beforeAll(async () => {
  h = await createDemo(`${today}T08:00:00Z`);
  officer = await h.actorOf('officer.bushehr');
});
afterAll(() => h.close());

function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const nearest = async (each = 50) => answerOf(await nearestToWork(h.deps, officer, { each }));
const firstOf = async (way: NearestWay) =>
  (await nearest()).items.find((item) => item.unlock.way === way && item.from === today);

/** People in work and everybody counted, on a day as known now. */
async function rateOn(day: LocalDate) {
  const scope = { organisationId: 'org-assoc-bushehr' };
  const { people, inWork } = await populationOn(h.deps.database.read, scope, day);
  return { inWork, population: people.length + inWork };
}

/** What doing the suggested thing does, against what was said that it would. */
async function movesAsSaid(item: NearestItem, done: () => Promise<void>): Promise<void> {
  const before = await rateOn(item.from);
  await done();
  const after = await rateOn(item.from);
  expect(after.population).toBe(before.population);
  expect(after.inWork - before.inWork).toBe(item.effect.numerator);
  expect(after.inWork / after.population - before.inWork / before.population).toBeCloseTo(
    item.effect.value ?? Number.NaN,
    12,
  );
}

const check = async (placementId: string, said: Record<string, unknown> = {}) =>
  answerOf(
    await writeCheck(h.deps, officer, placementId, {
      checkedOn: today,
      result: 'working',
      evidence: 'call',
      ...said,
    }),
  );
const move = async (id: string, to: ReferralState) =>
  answerOf(await moveReferral(h.deps, officer, id, { to }, { lang: 'fa' }));

/** Through every state until the work begins. */
async function onward(referralId: string, from: ReferralState): Promise<void> {
  for (let to = nextMove(from); to !== undefined; to = nextMove(to)) await move(referralId, to);
}

async function refer(personId: string, opportunityId: string): Promise<void> {
  const referral = answerOf(await proposeReferral(h.deps, officer, { personId, opportunityId }, 'fa'));
  await onward(referral.id, 'proposed');
}

type Of<W extends NearestWay> = NearestUnlock & { readonly way: W };
async function suggested<W extends NearestWay>(way: W): Promise<{ item: NearestItem; unlock: Of<W> }> {
  const item = await firstOf(way);
  if (!item) throw new Error(`the demo suggests nobody to ${way}`);
  return { item, unlock: item.unlock as Of<W> };
}

describe('doing the suggested thing for the suggested person moves the rate by what was said', () => {
  it('a call to somebody of whom nothing was known for too long', async () => {
    const { item, unlock } = await suggested('verify');
    expect(item.state).toBe('unknown');
    await movesAsSaid(
      item,
      async () => void (await check(unlock.placementId, unlock.asksAmount ? { weeklyHours: 20 } : {})),
    );
  });

  it('asking for hours where neither hours nor pay are known', async () => {
    const { item, unlock } = await suggested('ask-amount');
    await movesAsSaid(item, async () => void (await check(unlock.placementId, { weeklyHours: 20 })));
  });

  it('the hours that are missing, and no more than those', async () => {
    const { item, unlock } = await suggested('more-hours');
    expect(item.state).toBe('some-work');
    expect(unlock.hours).toBeGreaterThan(0);
    const before = await rateOn(item.from);
    await check(unlock.placementId, { weeklyHours: (unlock.toHours ?? 0) - 0.5 });
    expect(await rateOn(item.from)).toEqual(before);
    await movesAsSaid(
      item,
      async () => void (await check(unlock.placementId, { weeklyHours: unlock.toHours })),
    );
  });

  it('the pay that is missing', async () => {
    const item = (await nearest()).items.find(
      ({ unlock }) => unlock.way === 'more-hours' && unlock.toRial !== null,
    );
    const unlock = item?.unlock as Of<'more-hours'>;
    if (!item) throw new Error('the demo suggests nobody more pay');
    await movesAsSaid(
      item,
      async () => void (await check(unlock.placementId, { monthlyIncomeRial: unlock.toRial })),
    );
  });

  it('writing down the work of somebody called placed', async () => {
    // Placed by a status alone: nobody wrote down what the work is.
    const scope = { organisationId: 'org-assoc-bushehr' };
    const { people } = await populationOn(h.deps.database.read, scope, today as LocalDate);
    const person = people.find(({ state, status }) => state === 'out-of-work' && status === 'seeking');
    const personId = person?.id ?? '';
    answerOf(
      await editPerson(h.deps, officer, personId, { status: 'placed', statusReason: 'own-work' }, 'any'),
    );
    const item = (await nearest()).items.find((one) => one.personId === personId);
    expect(item?.unlock.way).toBe('record-work');
    if (!item) return;
    await movesAsSaid(item, async () => {
      const input = { personId, origin: 'own', startedOn: today, weeklyHours: 20, evidence: 'call' };
      answerOf(await addFoundPlacement(h.deps, officer, input));
    });
  });

  it('beginning the work that was offered', async () => {
    const { item, unlock } = await suggested('place');
    await movesAsSaid(item, async () => void (await move(unlock.referralId, unlock.to)));
  });

  it('taking a referral on to its end', async () => {
    const { item, unlock } = await suggested('move');
    await movesAsSaid(item, () => onward(unlock.referralId, unlock.state));
  });

  it('referring to what fits, to its end', async () => {
    const { item, unlock } = await suggested('refer');
    await movesAsSaid(item, () => refer(item.personId, unlock.opportunityId));
  });

  it('getting the one document that is missing, then referring', async () => {
    const item = (await nearest()).items.find(
      ({ unlock, from }) => unlock.way === 'open' && unlock.unlock.kind === 'get-document' && from === today,
    );
    if (item?.unlock.way !== 'open' || item.unlock.unlock.kind !== 'get-document')
      throw new Error('the demo suggests nobody to get a document');
    const { opportunityId, unlock } = item.unlock;
    await movesAsSaid(item, async () => {
      const { documents } = answerOf(await viewPerson(h.deps, officer, item.personId));
      const others = (documents ?? []).filter(
        (one) => !unlock.codes.includes(typeof one === 'string' ? one : one.code),
      );
      const held = { documents: [...others, ...unlock.codes] };
      answerOf(await editPerson(h.deps, officer, item.personId, held, 'any'));
      await refer(item.personId, opportunityId);
    });
  });
});

describe('who is suggested', () => {
  it('everybody at most once, the surest and soonest first, each with one of the population as effect', async () => {
    const { items, population, found, matched } = await nearest();
    expect(new Set(items.map(({ personId }) => personId)).size).toBe(items.length);
    expect(items.toSorted(byNearness)).toEqual(items);
    for (const { effect } of items)
      expect(effect).toEqual({ numerator: 1, denominator: population, value: 1 / population });
    expect(found.verify).toBe(items.filter(({ unlock }) => unlock.way === 'verify').length);
    expect(matched.people).toBeLessThanOrEqual(matched.of);
  });

  it('of each way as many as asked for, and how many there are', async () => {
    const { items, found } = await nearest(1);
    for (const [way, many] of Object.entries(found))
      expect(items.filter(({ unlock }) => unlock.way === way).length).toBe(Math.min(1, many));
  });

  it('is told staff of the organisation alone: counts are no licence to see people', async () => {
    for (const username of ['hq', 'auditor', 'benefactor'])
      expect(await nearestToWork(h.deps, await h.actorOf(username), {})).toMatchObject({
        ok: false,
        problem: { kind: 'forbidden' },
      });
    const gilan = answerOf(await nearestToWork(h.deps, await h.actorOf('officer.gilan'), { each: 50 }));
    const bushehr = new Set((await nearest()).items.map(({ personId }) => personId));
    expect(gilan.items.length).toBeGreaterThan(0);
    expect(gilan.items.filter(({ personId }) => bushehr.has(personId))).toEqual([]);
  });
});

describe('the call for the nearest to work', () => {
  it('answers what the page shows, each with the opportunity it is about, and nobody of another organisation', async () => {
    const user = await asUser(h, 'officer.bushehr');
    const { status, body } = await user.get('/targets/nearest?each=3');
    expect(status).toBe(200);
    const seen = await nearest(3);
    expect(body).toMatchObject({ asOf: today, population: seen.population, found: seen.found });
    expect(body.items.map(({ personId }: { personId: string }) => personId)).toEqual(
      seen.items.map(({ personId }) => personId),
    );
    for (const { unlock, title, name } of body.items) {
      expect(name).toMatch(/\S \S/);
      if (unlock.opportunityId !== undefined) expect(title.fa).toBeTruthy();
      if (unlock.way === 'open') expect(unlock.block.detail).toEqual(expect.any(String));
    }
    expect((await user.get('/targets/nearest?organisationId=org-assoc-bushehr&each=1')).status).toBe(200);
    expect((await user.get('/targets/nearest?organisationId=org-assoc-gilan')).status).toBe(404);
    expect((await user.get('/targets/nearest?each=0')).status).toBe(422);
    for (const username of ['hq', 'auditor'])
      expect((await (await asUser(h, username)).get('/targets/nearest')).status).toBe(403);
  });
});
