import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { peopleRepo, setStatus } from '../../../src/features/people/people.repo.ts';
import { personInput, resolvePerson } from '../../../src/features/people/person.input.ts';
import { applyPeople, samePerson } from '../../../src/features/people/person-apply.repo.ts';
import type { ResolvedPerson } from '../../../src/features/people/person-merge.rules.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { tehranToday } from '../../../src/kernel/calendar.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Reader } from '../../../src/platform/database.ts';
import { personPair } from '../../../src/schema/people.ts';
import { auditEntry, searchOutbox } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { bareBody, familyBody, nationalIdOf, releasedBody } from './people-fixtures.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const bushehr = { organisationId: 'org-assoc-bushehr' };
const gilan = { organisationId: 'org-assoc-gilan' };

async function repoOf(scope: { organisationId: string }, reader: Reader = h.deps.database.read) {
  return peopleRepo(reader, scope, {
    crypto: h.deps.crypto,
    vocabulary: await vocabularyOf(h.deps.database),
  });
}

async function register(body: object, username = 'officer.bushehr') {
  const result = await registerPerson(h.deps, await h.actorOf(username), body);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function resolved(body: object): Promise<ResolvedPerson> {
  const result = resolvePerson(
    await vocabularyOf(h.deps.database),
    tehranToday(h.deps.now()),
    personInput.parse(body),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function apply(bodies: readonly object[], username = 'officer.bushehr') {
  const actor = await h.actorOf(username);
  const vocabulary = await vocabularyOf(h.deps.database);
  const rows = await Promise.all(bodies.map(resolved));
  const now = h.deps.now();
  const tools = {
    crypto: h.deps.crypto,
    newId: h.deps.newId,
    vocabulary,
    at: now.toISOString(),
    today: tehranToday(now),
  };
  const result = await change(h.deps, actor, async (change) => {
    const applied = await applyPeople(change, tools, { organisationId: actor.organisationId ?? '' }, rows);
    change.nothingChanged();
    return ok(applied);
  });
  if (!result.ok) throw new Error('refused');
  return result.value;
}

describe('reading people', () => {
  test('facts say unknown and none apart, and the county seat stands in for a missing point', async () => {
    const bare = await register(bareBody(3001));
    const full = await register(familyBody(3002));
    const repo = await repoOf(bushehr);
    const facts = await repo.facts(bare.id);
    const vocabulary = await vocabularyOf(h.deps.database);
    expect(facts).toMatchObject({
      province: 'bushehr',
      county: 'bushehr-ganaveh',
      caring: null,
      wishes: [],
      restrictions: [],
    });
    expect(facts?.place).toEqual(vocabulary.county('bushehr-ganaveh')?.seat);
    expect([facts?.skills, facts?.documents, facts?.household.aid, facts?.needScore]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const known = await repo.facts(full.id);
    expect(known?.place).toEqual({ lat: 29.58, lng: 50.52 });
    expect(known?.documents).toEqual([
      { code: 'id-card', state: 'held' },
      { code: 'bank-account', state: 'held' },
    ]);
    expect(known?.household).toEqual({
      head: true,
      dependants: 2,
      monthlyIncomeRial: 60_000_000,
      aid: [{ kind: 'kit', givenOn: '2025-03-01' }],
    });
    expect((await repo.find(full.id))?.facts).toEqual(known);
  });

  test('restrictions of a released person are unknown until told, of a family member never', async () => {
    const unasked = await register(releasedBody(3010, { restrictions: undefined }));
    const free = await register(releasedBody(3011, { restrictions: [] }));
    const family = await register(bareBody(3012));
    const repo = await repoOf(bushehr);
    const of = async (id: string) => (await repo.facts(id))?.restrictions;
    expect([await of(unasked.id), await of(free.id), await of(family.id)]).toEqual([undefined, [], []]);
  });

  test('finds nobody of another organisation, by whatever means', async () => {
    const { id } = await register(bareBody(3003));
    const repo = await repoOf(gilan);
    expect(await repo.find(id)).toBeUndefined();
    expect(await repo.facts(id)).toBeUndefined();
    expect(await repo.findByNationalId(nationalIdOf(3003))).toBeUndefined();
    expect(await repo.findMany([id])).toEqual([]);
    expect((await repo.list({ limit: 10 })).total).toBe(0);
    expect(await repo.seekingFacts()).toEqual([]);
    const own = await repoOf(bushehr);
    expect((await own.findByNationalId(nationalIdOf(3003)))?.id).toBe(id);
    expect((await own.findMany([id, 'per_x'])).map((one) => one.id)).toEqual([id]);
  });

  test('everybody who is seeking comes in a fixed number of queries, and nothing is decrypted', async () => {
    await register(releasedBody(3004));
    const queries: string[] = [];
    const spied = new Proxy(h.deps.database.read, {
      get: (target, name) => {
        if (name === 'select') queries.push('select');
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const opened = vi.spyOn(h.deps.crypto, 'open');
    const few = (await (await repoOf(bushehr, spied)).seekingFacts()).length;
    const asked = queries.length;
    await apply(Array.from({ length: 40 }, (_, i) => releasedBody(3100 + i)));
    opened.mockClear();
    queries.length = 0;
    const facts = await (await repoOf(bushehr, spied)).seekingFacts();
    expect(facts).toHaveLength(few + 40);
    expect(queries.length).toBe(asked);
    expect(opened).not.toHaveBeenCalled();
    const released = facts.find((one) => one.kind === 'released');
    expect(released?.supervision).toMatchObject({ centre: { lat: 28.97, lng: 50.83 }, radiusKm: 10 });
    expect(released?.restrictions).toEqual([{ code: 'driving', until: '2026-12-21' }]);
    opened.mockRestore();
  });

  test('a status set within a transaction moves the revision and leaves the seekers', async () => {
    const { id } = await register(bareBody(3005));
    const at = h.deps.now().toISOString();
    const rev = await h.deps.database.write((tx) =>
      setStatus(tx, bushehr, id, { status: 'placed', reason: 'found-work', at }),
    );
    expect(rev).toBe(2);
    const repo = await repoOf(bushehr);
    expect(await repo.find(id)).toMatchObject({
      revision: 2,
      statusReason: 'found-work',
      statusSince: '2026-11-22',
    });
    expect((await repo.seekingFacts()).some((one) => one.id === id)).toBe(false);
    await expect(
      h.deps.database.write((tx) => setStatus(tx, gilan, id, { status: 'left', reason: 'moved', at })),
    ).rejects.toThrow('nobody');
  });
});

describe('applying many people at once', () => {
  test('adds, changes and leaves alone; a repeat changes, audits and queues nothing', async () => {
    const bodies = [familyBody(3301), releasedBody(3302), bareBody(3303)];
    expect((await apply(bodies)).map((one) => one.outcome)).toEqual(['created', 'created', 'created']);
    const counts = async () => [
      await h.deps.database.read.$count(auditEntry),
      await h.deps.database.read.$count(searchOutbox),
    ];
    const before = await counts();
    expect((await apply(bodies)).map((one) => one.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await counts()).toEqual(before);
    const next = await apply([
      bareBody(3301, { needScore: 71 }),
      bareBody(3302, { kind: 'released', sex: 'male', givenName: 'حسن' }),
      bareBody(3304),
    ]);
    expect(next.map((one) => one.outcome)).toEqual(['updated', 'unchanged', 'created']);
    const record = await (await repoOf(bushehr)).findByNationalId(nationalIdOf(3301));
    expect(record?.facts).toMatchObject({
      needScore: 71,
      household: { dependants: 2 },
      education: 'diploma',
    });
    expect(record?.revision).toBe(2);
    expect(await counts()).toEqual(before.map((n) => n + 2));
  });

  test('a refused row writes nothing and does not hold up the others', async () => {
    await apply([releasedBody(3310)]);
    const applied = await apply([
      bareBody(3310),
      bareBody(3311, { household: { id: 'hh_x' } }),
      bareBody(3312),
    ]);
    expect(applied).toMatchObject([
      {
        outcome: 'refused',
        faults: [{ path: 'restrictions' }, { path: 'supervision' }, { path: 'custody' }],
      },
      { outcome: 'refused', faults: [{ path: 'household.id', code: 'household.unknown' }] },
      { outcome: 'created' },
    ]);
    expect((await (await repoOf(bushehr)).findByNationalId(nationalIdOf(3310)))?.facts.kind).toBe('released');
  });

  test('two members of one household in the same batch both land, whoever writes it first', async () => {
    const [first] = await apply([familyBody(3320)]);
    const repo = await repoOf(bushehr);
    const home = first && 'id' in first ? (await repo.find(first.id))?.householdId : undefined;
    await apply([bareBody(3321, { household: { id: home } })]);
    const both = await apply([
      bareBody(3320, { household: { monthlyIncomeRial: 7 } }),
      bareBody(3321, { household: { dependants: 5 } }),
    ]);
    expect(both.map((one) => one.outcome)).toEqual(['updated', 'updated']);
    for (const n of [3320, 3321])
      expect((await repo.findByNationalId(nationalIdOf(n)))?.facts.household).toMatchObject({
        monthlyIncomeRial: 7,
        dependants: 5,
      });
  });

  test('pairs with other holders both ways, once', async () => {
    await apply([bareBody(3330), bareBody(3331)]);
    await apply([bareBody(3330), bareBody(3332)], 'officer.gilan');
    await apply([bareBody(3330)], 'care.gilan');
    const pairs = await h.deps.database.read.select().from(personPair);
    expect(pairs).toHaveLength(6);
    const keys = new Set(pairs.map((one) => `${one.personId} ${one.otherPersonId}`));
    for (const one of pairs) expect(keys.has(`${one.otherPersonId} ${one.personId}`)).toBe(true);
  });

  test('a row that leaves out or repeats what is known is the same person; one that differs is not', async () => {
    await apply([familyBody(3340)]);
    const record = await (await repoOf(bushehr)).findByNationalId(nationalIdOf(3340));
    if (!record) throw new Error('not found');
    expect(samePerson(record, await resolved(bareBody(3340)))).toBe(true);
    expect(samePerson(record, await resolved(familyBody(3340)))).toBe(true);
    expect(samePerson(record, await resolved(bareBody(3340, { licences: [] })))).toBe(false);
    expect(samePerson(record, await resolved(bareBody(3340, { givenName: 'پری' })))).toBe(false);
    expect(samePerson(record, await resolved(bareBody(3340, { needScore: null })))).toBe(false);
  });

  test('five hundred newcomers take few statements, in one transaction', async () => {
    const rows = await Promise.all(Array.from({ length: 500 }, (_, i) => resolved(familyBody(4000 + i))));
    const actor = await h.actorOf('officer.bushehr');
    const now = h.deps.now();
    const vocabulary = await vocabularyOf(h.deps.database);
    const tools = {
      crypto: h.deps.crypto,
      newId: h.deps.newId,
      vocabulary,
      at: now.toISOString(),
      today: tehranToday(now),
    };
    let statements = 0;
    const result = await change(h.deps, actor, async (work) => {
      const tx = new Proxy(work.tx, {
        get: (target, name) => {
          if (name === 'insert' || name === 'update' || name === 'select') statements += 1;
          const value = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      return ok(await applyPeople({ ...work, tx }, tools, bushehr, rows));
    });
    expect(result.ok && result.value.filter((one) => one.outcome === 'created')).toHaveLength(500);
    expect(statements).toBeLessThan(20);
  });
});
