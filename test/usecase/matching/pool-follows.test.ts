import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diceOf } from '../../../src/features/demo/demo-dice.rules.ts';
import { matchContext } from '../../../src/features/matching/context.repo.ts';
import { judgePair } from '../../../src/features/matching/judge-pair.ts';
import type { MatchContext } from '../../../src/features/matching/match.rules.ts';
import { matchingPoolOf } from '../../../src/features/matching/pool/matching-pool.repo.ts';
import { narrowedPool } from '../../../src/features/matching/pool/narrowed-pool.repo.ts';
import { pruneFactChanges } from '../../../src/features/matching/pool/prune-fact-changes.ts';
import {
  rankOpportunitiesPlainly,
  rankPeoplePlainly,
} from '../../../src/features/matching/rank-plainly.rules.ts';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { editOpportunity } from '../../../src/features/opportunities/edit-opportunity.ts';
import { opportunitiesRepo } from '../../../src/features/opportunities/opportunities.repo.ts';
import { publishOpportunity } from '../../../src/features/opportunities/publish-opportunity.ts';
import { nationalView } from '../../../src/features/organisations/scope.rules.ts';
import { editPerson } from '../../../src/features/people/edit-person.ts';
import { readFacts } from '../../../src/features/people/person-rows.repo.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import { pruneChanges, versionOf } from '../../../src/features/records/fact-changes.repo.ts';
import { moveReferral } from '../../../src/features/referrals/move-referral.ts';
import { proposeReferral } from '../../../src/features/referrals/propose-referral.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Database } from '../../../src/platform/database.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { jobBody, personBody } from '../../support/samples.ts';

let h: Harness;
let officers: readonly Actor[];
const people: { id: string; actor: Actor }[] = [];
const jobs: { id: string; actor: Actor }[] = [];
const system = { accountId: 'system:test', organisationId: null };

beforeAll(async () => {
  h = await createHarness();
  officers = [
    await h.actorOf('officer.bushehr'),
    await h.actorOf('care.gilan'),
    await h.actorOf('officer.gilan'),
  ];
});
afterAll(() => h.close());

const dice = diceOf('the pool follows');
const places = [
  { province: 'بوشهر', county: 'گناوه' },
  { province: 'گیلان', county: 'رشت' },
  { province: 'تهران', county: 'تهران' },
  { province: 'البرز', county: 'کرج' },
];
const hours = () =>
  dice.chance(0.4) ? [] : [{ days: ['sat', 'sun'], from: '08:00', to: dice.pick(['12:00', '16:00']) }];

const somebody = () => ({
  ...dice.pick(places),
  ...(dice.chance(0.3)
    ? {
        kind: 'released',
        sex: 'male',
        custody: { status: dice.pick(['released', 'closed']), until: '2026-12-20' },
        restrictions: dice.chance(0.5) ? [{ code: 'driving', until: '2026-12-25' }] : [],
      }
    : {}),
  household: {
    head: true,
    dependants: dice.whole(0, 4),
    monthlyIncomeRial: dice.whole(0, 20) * 10_000_000,
    aid: [],
  },
  availability: { hours: hours(), homeOnly: dice.chance(0.2), maxCommuteKm: dice.pick([5, 20, 60]) },
  caring: dice.chance(0.3) ? { atHomeFrom: '13:00', atHomeTo: '07:00' } : undefined,
  needScore: dice.whole(0, 100),
});
const something = () => ({
  ...dice.pick(places),
  workplace: dice.pick(['fixed', 'home', 'rotational', 'mobile']),
  vacancies: dice.whole(1, 3),
  hours: hours(),
  monthlyIncomeRial: dice.whole(5, 30) * 10_000_000,
  barredBy: dice.chance(0.3) ? ['driving'] : [],
  minAge: dice.chance(0.3) ? 40 : undefined,
});

type Step = () => Promise<unknown>;
const steps: readonly Step[] = [
  async () => {
    const actor = dice.pick(officers);
    const made = await registerPerson(h.deps, actor, personBody(somebody()));
    if (made.ok) people.push({ id: made.value.id, actor });
  },
  async () => {
    const actor = dice.pick(officers);
    const made = await publishOpportunity(h.deps, actor, jobBody(something()));
    if (made.ok) jobs.push({ id: made.value.id, actor });
  },
  async () => {
    const { id, actor } = dice.pick(people);
    const { availability, needScore, household } = somebody();
    return await editPerson(h.deps, actor, id, { availability, needScore, household }, 'any');
  },
  async () => {
    const { id, actor } = dice.pick(people);
    const away = { status: 'not-seeking', statusReason: 'studies' };
    return await editPerson(h.deps, actor, id, dice.chance(0.5) ? away : { status: 'seeking' }, 'any');
  },
  async () => {
    const { id, actor } = dice.pick(jobs);
    const { hours: slots, vacancies } = something();
    return await editOpportunity(h.deps, actor, id, '*', { hours: slots, vacancies });
  },
  async () => {
    if (!dice.chance(0.3)) return;
    const { id, actor } = dice.pick(jobs);
    return await closeOpportunity(h.deps, actor, id, undefined, { reason: 'filled' });
  },
  async () => {
    const person = dice.pick(people);
    const job = dice.pick(jobs);
    const made = await proposeReferral(
      h.deps,
      person.actor,
      { personId: person.id, opportunityId: job.id },
      'fa',
    );
    if (!made.ok) return;
    for (const to of ['accepted', 'sent', 'offered', 'placed'] as const) {
      if (dice.chance(0.2)) return;
      await moveReferral(h.deps, person.actor, made.value.id, { to }, { lang: 'fa' });
    }
  },
];

/** What judging every pair of what stands in the database now answers, and both pools. */
async function expectAllAlike(): Promise<number> {
  const { ctx, vocabulary } = await matchContext(h.deps);
  const db = h.deps.database.read;
  const everybody = await readFacts(db, sql`person.status = 'seeking'`, vocabulary);
  const announced = await opportunitiesRepo(db, vocabulary).announcedFacts({ kind: 'job', today: ctx.today });
  const pools = [matchingPoolOf(h.deps), narrowedPool(h.deps.database)];
  const plainCtx: MatchContext = { ...ctx, ...(await narrowedPool(h.deps.database).surroundings(ctx.today)) };
  let eligible = 0;
  for (const person of everybody.slice(0, 6)) {
    const plain = rankOpportunitiesPlainly(announced, person, plainCtx, 10);
    eligible += plain.counts.eligible;
    for (const pool of pools) {
      expect(await pool.matches(person, 'job', ctx, 10)).toEqual(plain);
      expect(await pool.matchesOfEach([person, person], 'job', ctx, 10)).toEqual([plain, plain]);
    }
  }
  for (const one of announced.slice(0, 6)) {
    const plain = rankPeoplePlainly(everybody, one, plainCtx, 10);
    for (const pool of pools) expect(await pool.candidates(nationalView, one, ctx, 10)).toEqual(plain);
    for (const { organisationId } of officers.slice(0, 2)) {
      if (organisationId === null) throw new Error('an officer without an organisation');
      const own = sql`person.status = 'seeking' and person.organisation_id = ${organisationId}`;
      const ownPlain = rankPeoplePlainly(await readFacts(db, own, vocabulary), one, plainCtx, 10);
      for (const pool of pools)
        expect(await pool.candidates({ organisationId }, one, ctx, 10)).toEqual(ownPlain);
    }
  }
  return eligible;
}

/** The database as a server has it, and as a platform whose memory does not last. */
function bothWays(): readonly Database[] {
  const { keepsMemory: _, ...elsewhere } = h.deps.database;
  return [h.deps.database, elsewhere];
}

async function refer(actor: Actor, personId: string, opportunityId: string): Promise<void> {
  const made = await proposeReferral(h.deps, actor, { personId, opportunityId }, 'fa');
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  for (const to of ['accepted', 'sent', 'offered', 'placed'] as const)
    expect(await moveReferral(h.deps, actor, made.value.id, { to }, { lang: 'fa' })).toMatchObject({
      ok: true,
    });
}

describe('the pool in memory', () => {
  test('answers after any writes what the database says, and so does narrowing by SQL', async () => {
    for (let i = 0; i < 12; i++) {
      await steps[0]?.();
      await steps[1]?.();
    }
    let eligible = await expectAllAlike();
    const rounds = process.env.MEHRKAR_DEEP ? 60 : 8;
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < 6; i++) await dice.pick(steps)();
      eligible += await expectAllAlike();
    }
    expect(eligible).toBeGreaterThan(20);
    expect(people.length).toBeGreaterThan(10);
  });

  test('knows that an opportunity closed by hand is full as well', async () => {
    const [actor] = officers;
    if (!actor) throw new Error('no officer');
    const person = await registerPerson(h.deps, actor, personBody());
    const job = await publishOpportunity(h.deps, actor, jobBody({ vacancies: 1, startOn: undefined }));
    if (!person.ok || !job.ok) throw new Error('not registered');
    const pair = { personId: person.value.id, opportunityId: job.value.id };
    await refer(actor, pair.personId, pair.opportunityId);
    await closeOpportunity(h.deps, actor, job.value.id, undefined, { reason: 'filled' });
    for (const database of bothWays()) {
      const judged = await judgePair({ ...h.deps, database }, actor, pair.personId, pair.opportunityId);
      if (!judged.ok) throw new Error(JSON.stringify(judged.problem));
      expect(judged.value.pair.judgement.blocks.map(({ gate }) => gate)).toEqual(['closed', 'full']);
    }
  });

  test('names a training in reach that has a seat, and so does narrowing by SQL', async () => {
    const [actor] = officers;
    if (!actor) throw new Error('no officer');
    const published = async (more: Record<string, unknown>) => {
      const made = await publishOpportunity(h.deps, actor, jobBody(more));
      if (!made.ok) throw new Error(JSON.stringify(made.problem));
      return made.value.id;
    };
    const course = {
      kind: 'training',
      vacancies: 1,
      training: { teaches: [{ skillId: 'sk-160', level: 2 }] },
    };
    const tehran = { province: 'تهران', county: 'تهران', opensOn: '2026-10-01' };
    await published({ ...course, ...tehran });
    const first = await published({ ...course, opensOn: '2026-10-02' });
    const second = await published(course);
    const skills = [{ skillId: 'sk-160', level: 3, importance: 'essential' }];
    const job = await published({ skills });
    const person = await registerPerson(h.deps, actor, personBody({ skills: [] }));
    if (!person.ok) throw new Error(JSON.stringify(person.problem));
    const named = async (database: Database) => {
      const judged = await judgePair({ ...h.deps, database }, actor, person.value.id, job);
      if (!judged.ok) throw new Error(JSON.stringify(judged.problem));
      const unlocks = judged.value.pair.judgement.blocks.map(({ unlock }) => unlock);
      return unlocks.map((unlock) => unlock?.kind === 'take-training' && unlock.opportunityId);
    };
    for (const database of bothWays()) expect(await named(database)).toEqual([first]);
    const learner = await registerPerson(h.deps, actor, personBody());
    if (!learner.ok) throw new Error(JSON.stringify(learner.problem));
    await refer(actor, learner.value.id, first);
    for (const database of bothWays()) expect(await named(database)).toEqual([second]);
  });

  test('sees what another process wrote', async () => {
    const [file] = await h.deps.database.read.all<{ file: string }>(sql`pragma database_list`);
    const other = createClient({ url: `file:${file?.file}` });
    await other.execute(`update person set need_score = 100 - coalesce(need_score, 50)`);
    await other.execute(`update household set monthly_income_rial = 0, dependants = 3`);
    await other.execute(`update opportunity set vacancies = vacancies + 1`);
    other.close();
    await expectAllAlike();
  });

  test('reads all again when the log no longer reaches back, and keeps the version of each sort', async () => {
    const db = h.deps.database.read;
    await expectAllAlike();
    const before = await versionOf(db, 'opportunity');
    for (let i = 0; i < 5; i++) await steps[0]?.();
    await h.deps.database.write(async (tx) => await pruneChanges(tx, 1));
    expect(await versionOf(db, 'opportunity')).toBe(before);
    expect(await versionOf(db, 'person')).toBeGreaterThan(before);
    await expectAllAlike();
    await pruneFactChanges(h.deps, system);
    await expectAllAlike();
  });

  test('says of the log nothing but ids', async () => {
    const rows = await h.deps.database.read.all<object>(sql`select * from fact_change limit 1`);
    expect(rows.map((row) => Object.keys(row))).toEqual([['seq', 'entity', 'entity_id']]);
  });
});
