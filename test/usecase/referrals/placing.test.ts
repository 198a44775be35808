import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { addPlacement, placementsOf } from '../../../src/features/placements/placements.repo.ts';
import {
  moveReferral,
  referralsRepo,
  withdrawOpenOf,
} from '../../../src/features/referrals/referrals.repo.ts';
import { viewReferral } from '../../../src/features/referrals/view-referral.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { type Acting, acting, auditOf, done, problemOf, rowsOf, statusOf } from './referral-setup.ts';

let h: Harness;
let bushehr: Actor;
let officer: Acting;
let gilan: Acting;
beforeAll(async () => {
  h = await createHarness();
  bushehr = await h.actorOf('officer.bushehr');
  officer = acting(h, bushehr);
  gilan = acting(h, await h.actorOf('officer.gilan'));
});
afterAll(() => h.close());

const scope = { organisationId: 'org-assoc-bushehr' };
const view = async (id: string) => done(await viewReferral(h.deps, bushehr, id));

describe('vacancies', () => {
  test('of twenty offers at once for the last vacancy exactly one is made, the rest are told it is full', async () => {
    const opportunityId = await officer.opportunity({ vacancies: 1 });
    const ids: string[] = [];
    for (let i = 0; i < 20; i++)
      ids.push((await officer.referral(await officer.person(), opportunityId, 'sent')).id);
    const results = await Promise.all(ids.map((id) => officer.move(id, 'offered')));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results.filter((result) => !result.ok))
      expect(problemOf(result)).toMatchObject({
        kind: 'conflict',
        extra: { blocks: [{ gate: 'full', unlock: { kind: 'wait-vacancy' } }] },
      });
    const [held] = await rowsOf<{ held: number }>(
      h,
      sql`select held from opportunity_held where opportunity_id = ${opportunityId}`,
    );
    expect(held?.held).toBe(1);
  });

  test('are held by placements too, and a second vacancy takes a second person', async () => {
    const opportunityId = await officer.opportunity({ vacancies: 2 });
    const third = await officer.referral(await officer.person(), opportunityId, 'sent');
    await officer.referral(await officer.person(), opportunityId, 'placed');
    await officer.referral(await officer.person(), opportunityId, 'offered');
    expect(problemOf(await officer.move(third.id, 'offered')).kind).toBe('conflict');
  });

  test('consent may be given while all are held: one may become free', async () => {
    const opportunityId = await officer.opportunity({ vacancies: 1 });
    const waiting = await officer.referral(await officer.person(), opportunityId, 'proposed');
    const holder = await officer.referral(await officer.person(), opportunityId, 'offered');
    done(await officer.move(waiting.id, 'accepted'));
    done(await officer.move(waiting.id, 'sent'));
    expect(problemOf(await officer.move(waiting.id, 'offered')).kind).toBe('conflict');
    done(await officer.move(holder.id, 'declined', 'pay'));
    expect(done(await officer.move(waiting.id, 'offered')).state).toBe('offered');
  });

  test('whoever is placed gives back the offers they held, and the next person can have them', async () => {
    const personId = await officer.person();
    const wanted = await officer.referral(personId, await officer.opportunity(), 'offered');
    const other = await officer.opportunity({ vacancies: 1 });
    const waiting = await officer.referral(await officer.person(), other, 'sent');
    const held = await officer.referral(personId, other, 'offered');
    const proposed = await officer.referral(personId, await officer.opportunity(), 'proposed');
    expect(problemOf(await officer.move(waiting.id, 'offered')).kind).toBe('conflict');

    done(await officer.move(wanted.id, 'placed'));
    for (const { id, state } of [held, proposed]) {
      const after = await view(id);
      expect(after).toMatchObject({ state: 'withdrawn', reason: 'found-work' });
      expect(after.history.at(-1)).toMatchObject({
        from: state,
        to: 'withdrawn',
        reason: 'found-work',
        actor: null,
      });
      expect((await auditOf(h, id)).at(-1)).toBe('referral.withdraw');
    }
    expect((await view(waiting.id)).state).toBe('sent');
    expect(done(await officer.move(waiting.id, 'offered')).state).toBe('offered');
  });
});

describe('being placed', () => {
  test('in a training is being enrolled: a seat is held, the search goes on, nothing is withdrawn', async () => {
    const personId = await officer.person();
    const other = await officer.referral(personId, await officer.opportunity(), 'sent');
    const training = await officer.opportunity({ kind: 'training', employer: undefined, vacancies: 1 });
    const late = await officer.referral(await officer.person(), training, 'sent');
    await officer.referral(personId, training, 'placed');
    expect((await statusOf(h, personId))?.status).toBe('seeking');
    expect((await view(other.id)).state).toBe('sent');
    expect(problemOf(await officer.move(late.id, 'offered')).kind).toBe('conflict');
  });

  test('through a kit ends the search like a job', async () => {
    const personId = await officer.person();
    const other = await officer.referral(personId, await officer.opportunity(), 'sent');
    const kit = await officer.opportunity({
      kind: 'kit',
      employer: undefined,
      workplace: 'home',
      startOn: undefined,
      kit: { priceRial: 450_000_000, items: [{ name: 'چرخ خیاطی', priceRial: 400_000_000 }] },
    });
    await officer.referral(personId, kit, 'placed');
    expect((await statusOf(h, personId))?.status).toBe('placed');
    expect((await view(other.id)).state).toBe('withdrawn');
  });

  test('leaves nothing behind when it fails: no placement, no status, nobody withdrawn', async () => {
    const personId = await officer.person();
    const other = await officer.referral(personId, await officer.opportunity(), 'sent');
    const opportunityId = await officer.opportunity({ vacancies: 1 });
    const { id } = await officer.referral(personId, opportunityId, 'offered');
    const someoneElse = await officer.person();
    // A vacancy taken from beneath, as only a fault could: the database has the last word, and it reads as a conflict.
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`drop trigger placement_takes_vacancy`);
      await tx.run(sql`insert into placement (id, organisation_id, person_id, opportunity_id, started_on, created_at, updated_at)
        values ('plc_other', ${scope.organisationId}, ${someoneElse}, ${opportunityId}, '2026-11-01', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z')`);
      await tx.run(sql`create trigger placement_takes_vacancy after insert on placement when new.ended_on is null
        begin select raise(abort, 'vacancies are full') where
          (select count(*) from placement where opportunity_id = new.opportunity_id and ended_on is null)
          + (select count(*) from referral where opportunity_id = new.opportunity_id and state = 'offered')
          > (select vacancies from opportunity where id = new.opportunity_id); end`);
    });
    expect(problemOf(await officer.move(id, 'placed'))).toMatchObject({
      kind: 'conflict',
      extra: { gate: 'full' },
    });
    expect((await view(id)).state).toBe('offered');
    expect((await view(other.id)).state).toBe('sent');
    expect((await statusOf(h, personId))?.status).toBe('seeking');
    expect(await placementsOf(h.deps.database.read, scope, personId)).toEqual([]);
  });
});

describe('the database', () => {
  test('refuses an offer and a placement beyond the vacancies, which the repositories answer as full', async () => {
    const opportunityId = await officer.opportunity({ vacancies: 1 });
    const late = await officer.referral(await officer.person(), opportunityId, 'sent');
    await officer.referral(await officer.person(), opportunityId, 'offered');
    const outcome = await h.deps.database.write(async (tx) => [
      await moveReferral(tx, late, {
        eventId: 'rev_x',
        to: 'offered',
        reason: null,
        actorId: null,
        at: late.updatedAt,
      }),
      await addPlacement(tx, scope, {
        id: 'plc_x',
        personId: late.personId,
        opportunityId,
        referralId: late.id,
        startedOn: mustLocalDate('2026-12-01'),
        createdAt: late.updatedAt,
        updatedAt: late.updatedAt,
      }),
    ]);
    expect(outcome).toEqual(['full', 'full']);
    expect(await view(late.id)).toEqual(late);
  });

  test('has its guards in place, and history is never changed', async () => {
    const triggers = await rowsOf<{ name: string }>(
      h,
      sql`select name from sqlite_master where type = 'trigger'`,
    );
    expect(triggers.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'referral_holds_vacancy',
        'referral_offered_at_birth',
        'placement_takes_vacancy',
        'placement_reopened',
        'opportunity_keeps_room',
        'referral_event_no_update',
        'referral_event_no_delete',
      ]),
    );
    await officer.referral(await officer.person(), await officer.opportunity(), 'proposed');
    const rewrite = h.deps.database.write((tx) => tx.run(sql`update referral_event set reason = 'other'`));
    await expect(rewrite).rejects.toThrow();
  });
});

describe('withdrawing what is open', () => {
  test('closing an opportunity withdraws the referrals of every organisation to it, and no others', async () => {
    const opportunityId = await officer.opportunity({ vacancies: 3 });
    const own = await officer.referral(await officer.person(), opportunityId, 'offered');
    const theirs = await gilan.referral(await gilan.person(), opportunityId, 'accepted');
    const ended = await officer.referral(await officer.person(), opportunityId, 'declined');
    const elsewhere = await officer.referral(await officer.person(), await officer.opportunity(), 'sent');
    done(await closeOpportunity(h.deps, bushehr, opportunityId, undefined, {}));
    const after = await view(own.id);
    expect(after).toMatchObject({ state: 'withdrawn', reason: 'opportunity-closed' });
    expect(after.history.at(-1)).toMatchObject({ from: 'offered', actor: null });
    expect(done(await viewReferral(h.deps, await h.actorOf('officer.gilan'), theirs.id)).state).toBe(
      'withdrawn',
    );
    expect(await view(ended.id)).toEqual(ended);
    expect((await view(elsewhere.id)).state).toBe('sent');
  });

  test('takes hundreds at once and tells which', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const first = await officer.referral(personId, opportunityId, 'proposed');
    await h.deps.database.write(async (tx) => {
      for (let i = 0; i < 450; i++) {
        await tx.run(sql`insert into opportunity select ${`opp_many${i}`}, organisation_id, employer_id, null, kind, title_fa, title_en,
          folded_title, province, county, lat, lng, workplace, lodging, vacancies, opens_on, closes_on, start_on, isco_code, years,
          education, licences, documents, permits, min_age, max_age, workspace_m2, workspace_needs, skills, hours,
          monthly_income_rial, contract, insured, barred_by, reserved_for, loan, kit, training, closed_at, closed_reason,
          created_at, updated_at, revision from opportunity where id = ${opportunityId}`);
        await tx.run(sql`insert into referral (id, organisation_id, person_id, opportunity_id, state, score, weights_version, created_at, updated_at)
          values (${`ref_many${i}`}, ${scope.organisationId}, ${personId}, ${`opp_many${i}`}, 'proposed', 0.5, 1, '2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z')`);
      }
    });
    const at = '2026-11-22T09:00:00.000Z';
    const newId = () => h.deps.newId('referralEvent');
    const moved = await h.deps.database.write((tx) =>
      withdrawOpenOf(tx, { personId, exceptId: first.id, reason: 'person-left', at, newId }),
    );
    expect(new Set(moved).size).toBe(450);
    const repo = referralsRepo(h.deps.database.read, scope);
    expect((await repo.openOf(personId)).map(({ id }) => id)).toEqual([first.id]);
    expect((await repo.openOfOpportunity(opportunityId)).map(({ id }) => id)).toEqual([first.id]);
    expect((await view('ref_many449')).history).toEqual([
      { seq: 2, from: 'proposed', to: 'withdrawn', reason: 'person-left', at, actor: null },
    ]);
  });

  test('of nobody in particular is a bug, not everybody', async () => {
    const at = '2026-11-22T09:00:00.000Z';
    const all = h.deps.database.write((tx) => withdrawOpenOf(tx, { reason: 'other', at, newId: () => 'x' }));
    await expect(all).rejects.toThrow(/not said/);
  });
});
