import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proposeReferral } from '../../../src/features/referrals/propose-referral.ts';
import { viewReferral } from '../../../src/features/referrals/view-referral.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Problem } from '../../../src/kernel/problem.ts';
import type { Database } from '../../../src/platform/database.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { type Acting, acting, auditOf, done, problemOf, rowsOf } from './referral-setup.ts';

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

const setStatus = (id: string, status: string) =>
  h.deps.database.write((tx) =>
    tx.run(sql`update person set status = ${status}, status_reason = 'other' where id = ${id}`),
  );

const blocksOf = ({ extra }: Pick<Problem, 'extra'>) =>
  (extra?.blocks ?? []) as readonly { detail: string }[];

describe('proposing an opportunity to a person', () => {
  test('reads all opportunities, as after a start, before anybody waits for its transaction', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const { write } = h.deps.database;
    const under: string[] = [];
    // A database of which nothing is in memory yet, and what is asked of it while its write lock is held.
    const database: Database = {
      ...h.deps.database,
      write: (work) =>
        write(async (tx) => {
          const answers: Awaited<ReturnType<typeof work>>[] = [];
          under.push(...(await h.queriesOf(async () => answers.push(await work(tx)))));
          const [answer] = answers as [Awaited<ReturnType<typeof work>>];
          return answer;
        }),
    };
    const asked = await h.queriesOf(async () =>
      done(await proposeReferral({ ...h.deps, database }, bushehr, { personId, opportunityId }, 'en')),
    );
    const reads = (queries: readonly string[]) => queries.filter((query) => query.includes('fact_change'));
    expect(reads(asked)).not.toEqual([]);
    expect(reads(under)).toEqual([]);
    expect(under.some((query) => query.startsWith('insert into "referral"'))).toBe(true);
  });

  test('keeps what was judged, begins the history and is audited', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const made = done(await officer.propose(personId, opportunityId));
    expect(made).toMatchObject({
      personId,
      opportunityId,
      state: 'proposed',
      weightsVersion: 1,
      revision: 1,
      consentedAt: null,
      personName: { given: 'مریم', family: 'بحرینی' },
      title: { fa: 'خیاط پوشاک', en: 'Garment tailor' },
    });
    expect(made.score).toBeGreaterThanOrEqual(0);
    expect(made.score).toBeLessThanOrEqual(1);
    expect(made.history).toEqual([
      {
        seq: 1,
        from: null,
        to: 'proposed',
        reason: null,
        at: h.deps.now().toISOString(),
        actor: { id: bushehr.accountId, name: bushehr.name },
      },
    ]);
    expect(await auditOf(h, made.id)).toEqual(['referral.propose']);
    expect(done(await viewReferral(h.deps, bushehr, made.id))).toEqual(made);
  });

  test('a blocked pair is a conflict with its blocks, said in the language asked for, and nothing is written', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity({ licences: ['driving-b'], minAge: 50 });
    await h.deps.database.write((tx) =>
      tx.run(sql`update person set licences = '[]' where id = ${personId}`),
    );
    const { kind, extra } = problemOf(await officer.propose(personId, opportunityId));
    expect(kind).toBe('conflict');
    expect(extra?.blocks).toEqual([
      {
        gate: 'licence',
        detail: expect.any(String),
        unlock: expect.objectContaining({ kind: 'get-licence', code: 'driving-b' }),
      },
      { gate: 'age', detail: expect.any(String), unlock: expect.objectContaining({ kind: 'wait-until' }) },
    ]);
    expect(blocksOf({ extra })[0]?.detail).toMatch(/[a-z]/i);
    const persian = problemOf(await proposeReferral(h.deps, bushehr, { personId, opportunityId }, 'fa'));
    expect(blocksOf(persian)[0]?.detail).toMatch(/[آ-ی]/);
    expect(await rowsOf(h, sql`select id from referral where person_id = ${personId}`)).toEqual([]);
  });

  test('one open referral a pair: the second is told which; after it ends there may be another', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const first = done(await officer.propose(personId, opportunityId));
    expect(problemOf(await officer.propose(personId, opportunityId))).toMatchObject({
      kind: 'conflict',
      extra: { referralId: first.id },
    });
    done(await officer.move(first.id, 'declined', 'pay'));
    expect(done(await officer.propose(personId, opportunityId)).id).not.toBe(first.id);
  });

  test('twenty at once make one referral', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => officer.propose(personId, opportunityId)),
    );
    const made = results.filter((result) => result.ok).map(done);
    expect(made).toHaveLength(1);
    for (const result of results.filter((result) => !result.ok))
      expect(problemOf(result)).toMatchObject({ kind: 'conflict', extra: { referralId: made[0]?.id } });
  });

  test('the database itself refuses a second open referral of a pair', async () => {
    const personId = await officer.person();
    const opportunityId = await officer.opportunity();
    const first = done(await officer.propose(personId, opportunityId));
    const copy = h.deps.database.write((tx) =>
      tx.run(sql`insert into referral select 'ref_copy', organisation_id, person_id, opportunity_id, 'accepted', null, score,
        weights_version, created_at, created_at, created_at, 1 from referral where id = ${first.id}`),
    );
    await expect(copy).rejects.toThrow();
  });

  test.each(['left', 'not-seeking', 'paused'])(
    'a person who is %s is not proposed anything',
    async (status) => {
      const personId = await officer.person();
      const opportunityId = await officer.opportunity();
      await setStatus(personId, status);
      const refused = problemOf(await officer.propose(personId, opportunityId));
      expect(refused.kind).toBe('conflict');
      expect(refused.extra).toBeUndefined();
    },
  );

  test('a person of another organisation does not exist, nor does an unknown opportunity', async () => {
    const opportunityId = await officer.opportunity();
    const foreign = await gilan.person({ province: 'گیلان', county: 'رشت' });
    expect(problemOf(await officer.propose(foreign, opportunityId)).kind).toBe('not-found');
    expect(problemOf(await officer.propose('per_nobody', opportunityId)).kind).toBe('not-found');
    expect(problemOf(await officer.propose(await officer.person(), 'opp_nothing')).kind).toBe('not-found');
  });

  test("another organisation's opportunity may be proposed to one's own person", async () => {
    const opportunityId = await gilan.opportunity();
    expect(done(await officer.propose(await officer.person(), opportunityId)).state).toBe('proposed');
  });

  test('needs both ids, refuses other fields, and is the work of officers', async () => {
    const missing = problemOf(await proposeReferral(h.deps, bushehr, { personId: 'per_x', score: 1 }, 'fa'));
    expect(missing.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['opportunityId', 'required'],
      ['score', 'field.unknown'],
    ]);
    for (const username of ['hq', 'benefactor', 'auditor']) {
      const actor = await h.actorOf(username);
      expect(problemOf(await proposeReferral(h.deps, actor, {}, 'fa')).kind).toBe('forbidden');
    }
  });
});
