import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveReferral } from '../../../src/features/referrals/move-referral.ts';
import {
  movesFrom,
  needsReason,
  reasons,
  referralStates,
} from '../../../src/features/referrals/referral.rules.ts';
import { viewReferral } from '../../../src/features/referrals/view-referral.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import {
  type Acting,
  acting,
  auditOf,
  closing,
  done,
  problemOf,
  rowsOf,
  statusOf,
} from './referral-setup.ts';

let h: Harness;
let bushehr: Actor;
let officer: Acting;
beforeAll(async () => {
  h = await createHarness();
  bushehr = await h.actorOf('officer.bushehr');
  officer = acting(h, bushehr);
});
afterAll(() => h.close());

describe('the way of a referral', () => {
  test('goes from proposal to work, each step with its row of history and audit', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const { id } = await officer.referral(personId, opportunityId, 'interview');
    done(await officer.move(id, 'offered'));
    const placed = done(await officer.move(id, 'placed'));
    expect(placed.history.map(({ seq, from, to }) => [seq, from, to])).toEqual([
      [1, null, 'proposed'],
      [2, 'proposed', 'accepted'],
      [3, 'accepted', 'sent'],
      [4, 'sent', 'interview'],
      [5, 'interview', 'offered'],
      [6, 'offered', 'placed'],
    ]);
    expect(placed.history.every(({ actor }) => actor?.id === bushehr.accountId)).toBe(true);
    expect(placed).toMatchObject({ state: 'placed', revision: 6, consentedAt: h.deps.now().toISOString() });
    expect(await auditOf(h, id)).toEqual([
      'referral.propose',
      'referral.accept',
      'referral.send',
      'referral.interview',
      'referral.offer',
      'referral.place',
    ]);
    const placements = await rowsOf(
      h,
      sql`select id, person_id as person, started_on as "from", ended_on as "to" from placement where referral_id = ${id}`,
    );
    expect(placements).toEqual([{ id: placed.placementId, person: personId, from: '2026-12-01', to: null }]);
    expect(await statusOf(h, personId)).toEqual({ status: 'placed', reason: 'found-work' });
    expect(await auditOf(h, String(placed.placementId))).toEqual(['placement.add']);
    expect(await auditOf(h, personId)).toContain('person.status');
    const told = await rowsOf(
      h,
      sql`select op from search_outbox where "index" = 'people' and doc_id = ${personId} and rev = 2`,
    );
    expect(told).toEqual([{ op: 'put' }]);
  });

  test('a placement begins today where the opportunity has begun already', async () => {
    const personId = await officer.person();
    const { id } = await officer.referral(
      personId,
      await officer.opportunity({ startOn: '2026-11-10' }),
      'placed',
    );
    const [row] = await rowsOf<{ from: string }>(
      h,
      sql`select started_on as "from" from placement where referral_id = ${id}`,
    );
    expect(row?.from).toBe('2026-11-22');
  });

  test.each([
    ['declined', 'proposed', 'too-far'],
    ['declined', 'offered', 'pay'],
    ['refused', 'sent', 'filled'],
    ['refused', 'interview', 'interview'],
    ['withdrawn', 'proposed', 'mistake'],
    ['withdrawn', 'accepted', 'no-longer-fits'],
  ] as const)('ends as %s from %s, with its reason and without a placement', async (to, from, reason) => {
    const personId = await officer.person();
    const { id } = await officer.referral(personId, await officer.opportunity(), from);
    const ended = done(await officer.move(id, to, reason));
    expect(ended).toMatchObject({ state: to, reason, placementId: null });
    expect(ended.history.at(-1)).toMatchObject({ from, to, reason });
    expect((await statusOf(h, personId))?.status).toBe('seeking');
  });

  describe('every move that the table does not allow is a conflict that lists those it does', () => {
    for (const from of referralStates)
      test(`from ${from}`, async () => {
        const { id, revision } = await officer.referral(
          await officer.person(),
          await officer.opportunity(),
          from,
        );
        for (const to of referralStates.filter((state) => !movesFrom(from).includes(state)))
          expect(problemOf(await officer.move(id, to, closing[to])), to).toMatchObject({
            kind: 'conflict',
            extra: { state: from, allowed: movesFrom(from) },
          });
        const after = done(await viewReferral(h.deps, bushehr, id));
        expect([after.state, after.revision, after.history.length]).toEqual([from, revision, revision]);
      });
  });

  test('a closing move takes a reason of its own list alone, and says which they are', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'sent');
    for (const to of referralStates.filter(needsReason)) {
      const unknown = problemOf(await officer.move(id, to, 'because'));
      expect(unknown.errors).toEqual([expect.objectContaining({ path: 'reason', code: 'reason.unknown' })]);
      for (const code of reasons[to]) expect(unknown.errors?.[0]?.message.en).toContain(code);
    }
    expect(done(await officer.move(id, 'refused'))).toMatchObject({ state: 'refused', reason: 'other' });
  });

  test('a stale revision moves nothing; the present one and * do', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'accepted');
    for (const revision of ['1', '3', 'x', ''])
      expect(problemOf(await officer.move(id, 'sent', undefined, revision)).kind).toBe('stale');
    done(await officer.move(id, 'sent', undefined, '2'));
    done(await officer.move(id, 'interview', undefined, '*'));
  });

  test('of others does not exist, and only officers and managers move', async () => {
    const { id } = await officer.referral(await officer.person(), await officer.opportunity(), 'proposed');
    const options = { lang: 'fa' } as const;
    for (const username of ['officer.gilan', 'care.gilan']) {
      const actor = await h.actorOf(username);
      expect(problemOf(await moveReferral(h.deps, actor, id, { to: 'accepted' }, options)).kind).toBe(
        'not-found',
      );
    }
    for (const username of ['hq', 'auditor', 'benefactor']) {
      const actor = await h.actorOf(username);
      expect(problemOf(await moveReferral(h.deps, actor, id, { to: 'accepted' }, options)).kind).toBe(
        'forbidden',
      );
    }
    const manager = await h.actorOf('manager.bushehr');
    expect(done(await moveReferral(h.deps, manager, id, { to: 'accepted' }, options)).state).toBe('accepted');
  });
});

describe('judging again', () => {
  const restrict = (id: string, until: string) =>
    h.deps.database.write((tx) =>
      tx.run(sql`insert into person_restriction (person_id, person_kind, code, kind, until)
        values (${id}, 'released', 'driving', 'court-ordered', ${until})`),
    );
  const released = { kind: 'released', sex: 'male', custody: { status: 'released', since: '2026-10-01' } };

  test.each([
    ['accepted', 'proposed'],
    ['offered', 'sent'],
  ] as const)('at %s a restriction added since stands in the way, with its unlock', async (to, from) => {
    const personId = await officer.person(released);
    const opportunityId = await officer.opportunity({ barredBy: ['driving'] });
    const { id } = await officer.referral(personId, opportunityId, from);
    await restrict(personId, '2027-06-01');
    const refused = problemOf(await officer.move(id, to));
    expect(refused).toMatchObject({
      kind: 'conflict',
      extra: { blocks: [{ gate: 'restriction', unlock: { kind: 'wait-until', date: '2027-06-02' } }] },
    });
    expect(done(await officer.move(id, 'withdrawn', 'no-longer-fits')).state).toBe('withdrawn');
  });

  test('is as of the start of the opportunity: a restriction that ends before it is none', async () => {
    const personId = await officer.person(released);
    const { id } = await officer.referral(
      personId,
      await officer.opportunity({ barredBy: ['driving'] }),
      'proposed',
    );
    await restrict(personId, '2026-11-30');
    expect(done(await officer.move(id, 'accepted')).state).toBe('accepted');
  });

  test('does not stop at an opening that ran out while the referral was under way', async () => {
    const { id } = await officer.referral(
      await officer.person(),
      await officer.opportunity({ closesOn: '2026-11-25' }),
      'sent',
    );
    h.setNow('2026-11-26T08:00:00Z');
    try {
      expect(done(await officer.move(id, 'offered')).state).toBe('offered');
    } finally {
      h.setNow('2026-11-22T08:00:00Z');
    }
  });

  test('whoever left is taken no further, but the referral can be ended', async () => {
    const personId = await officer.person();
    const { id } = await officer.referral(personId, await officer.opportunity(), 'accepted');
    await h.deps.database.write((tx) =>
      tx.run(sql`update person set status = 'left', status_reason = 'moved' where id = ${personId}`),
    );
    expect(problemOf(await officer.move(id, 'sent')).kind).toBe('conflict');
    expect(done(await officer.move(id, 'withdrawn', 'person-left')).state).toBe('withdrawn');
  });
});
