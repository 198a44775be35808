import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../src/entry/prepare.node.ts';
import { peopleRepo } from '../../../src/features/people/people.repo.ts';
import { valuesOf } from '../../../src/features/people/person-values.rules.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Catalogue } from '../../../src/features/reference/vocabulary.rules.ts';
import {
  movesFrom,
  needsReason,
  type ReferralState,
  reasons,
} from '../../../src/features/referrals/referral.rules.ts';
import { checkNationalId } from '../../../src/kernel/national-id.ts';
import { toLatinDigits } from '../../../src/kernel/persian.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { createDemo, load } from './demo-setup.ts';

let h: Harness;
beforeAll(async () => {
  h = await createDemo();
});
afterAll(() => h.close());

const rows = <T = Record<string, unknown>>(query: string, database: Database = h.deps.database) =>
  database.read.all<T>(sql.raw(query));
const one = async (query: string) => Number(Object.values((await rows(query))[0] ?? {})[0]);

/** Everything that the plan decides; sealed values, accounts and the time of loading differ by nature. */
const dump = async (database: Database) => ({
  people: await rows(
    `select id, organisation_id, household_id, national_id_index, given_name, family_name, birth_date, phone, county, lat, lng, skills,
     hours, caring, wishes, documents, workspace, need_score, status, status_since, status_reason, requested_at, created_at, revision
     from person order by id`,
    database,
  ),
  homes: await rows('select * from household order by id', database),
  aid: await rows('select * from household_aid order by id', database),
  restrictions: await rows('select * from person_restriction order by person_id, code', database),
  opportunities: await rows('select * from opportunity order by id', database),
  referrals: await rows('select * from referral order by id', database),
  events: await rows(
    'select id, referral_id, from_state, to_state, reason, at, seq from referral_event order by id',
    database,
  ),
  placements: await rows('select * from placement order by id', database),
});

describe('how much there is', () => {
  it('300 households, two thirds in Bushehr; released persons at both', async () => {
    const homes = await rows<{ province: string; n: number }>(
      `select province, count(distinct household_id) as n from person where household_id not in
       (select household_id from person p join person_pair x on x.person_id = p.id where p.organisation_id = 'org-care-bushehr') group by province`,
    );
    expect(homes).toEqual([
      { province: 'bushehr', n: 200 },
      { province: 'gilan', n: 100 },
    ]);
    expect(
      await rows("select organisation_id as o, count(*) as n from person where kind = 'released' group by 1"),
    ).toEqual([
      { o: 'org-assoc-bushehr', n: 10 },
      { o: 'org-care-bushehr', n: 12 },
      { o: 'org-care-gilan', n: 45 },
    ]);
  });

  it('200 opportunities of all kinds, at every organisation, most of them open', async () => {
    expect(await one("select count(*) from opportunity where kind = 'job'")).toBe(120);
    // Of programmes as many as the reference has.
    for (const [kind, least] of [
      ['kit', 30],
      ['loan-programme', 19],
      ['training', 28],
    ] as const)
      expect(await one(`select count(*) from opportunity where kind = '${kind}'`)).toBeGreaterThanOrEqual(
        least,
      );
    expect(
      (await rows<{ o: string }>('select organisation_id as o from opportunity group by 1')).map(
        ({ o }) => o,
      ),
    ).toEqual(['org-assoc-bushehr', 'org-assoc-gilan', 'org-care-bushehr', 'org-care-gilan']);
    const open =
      "closed_at is null and (closes_on is null or closes_on >= '2026-11-22') and opens_on <= '2026-11-22'";
    expect(await one(`select count(*) from opportunity where ${open}`)).toBeGreaterThan(170);
    expect(await one("select count(*) from opportunity where opens_on > '2026-11-22'")).toBeGreaterThan(0);
    expect(await one('select count(*) from opportunity where closed_at is not null')).toBeGreaterThan(0);
    expect(await one('select count(*) from opportunity where province is null')).toBeGreaterThan(1);
    for (const workplace of ['home', 'mobile', 'rotational', 'fixed'])
      expect(await one(`select count(*) from opportunity where workplace = '${workplace}'`)).toBeGreaterThan(
        5,
      );
  });

  it('some 200 referrals in every state, a good part of them placed', async () => {
    const states = await rows<{ state: string; n: number }>(
      'select state, count(*) as n from referral group by state',
    );
    expect(states).toHaveLength(9);
    const total = states.reduce((sum, { n }) => sum + n, 0);
    expect(total).toBeGreaterThan(180);
    expect(total).toBeLessThan(360);
    expect(states.find(({ state }) => state === 'placed')?.n).toBeGreaterThan(20);
    expect(await one('select count(*) from placement where ended_on is not null')).toBeGreaterThan(0);
  });
});

describe('what must hold', () => {
  it('no opportunity holds more people than it has vacancies', async () => {
    expect(
      await rows(
        'select * from opportunity o join opportunity_held x on x.opportunity_id = o.id where held > vacancies',
      ),
    ).toEqual([]);
  });

  it('nobody of a family is restricted, supervised or in custody', async () => {
    for (const table of ['person_restriction', 'person_supervision', 'person_custody'])
      expect(
        await one(
          `select count(*) from ${table} t join person p on p.id = t.person_id where p.kind = 'family'`,
        ),
      ).toBe(0);
    expect(await one('select count(*) from person_restriction')).toBeGreaterThan(10);
    expect(await one('select count(*) from person_supervision')).toBeGreaterThan(5);
    const closed = "status = 'closed' and until between '2026-12-20' and '2027-02-14'";
    expect(await one(`select count(*) from person_custody where ${closed}`)).toBeGreaterThan(2);
  });

  it('a household has at most one head, and members of it share a name and an organisation', async () => {
    expect(await rows('select household_id from person group by 1 having sum(head) > 1')).toEqual([]);
    expect(
      await rows(
        'select household_id from person group by 1 having count(distinct organisation_id) > 1 or count(distinct family_name) > 1',
      ),
    ).toEqual([]);
    expect(await rows('select household_id from person group by 1 having count(*) > 1')).not.toHaveLength(0);
  });

  it('national ids check, are nobody else’s, and are not in the example lists', async () => {
    const vocabulary = await vocabularyOf(h.deps.database);
    const lists = ['families-bushehr.csv', 'released-gilan.csv'].map((name) =>
      toLatinDigits(readFileSync(join(projectRoot, 'seed/examples', name), 'utf8')),
    );
    for (const { id: organisationId } of await rows<{ id: string }>('select id from organisation')) {
      const ids = await rows<{ id: string }>(
        `select id from person where organisation_id = '${organisationId}'`,
      );
      const repo = peopleRepo(
        h.deps.database.read,
        { organisationId },
        { crypto: h.deps.crypto, vocabulary },
      );
      for (const record of await repo.findMany(ids.map(({ id }) => id))) {
        expect(checkNationalId(record.nationalId)).toEqual({ ok: true, value: record.nationalId });
        expect(lists.some((list) => list.includes(record.nationalId))).toBe(false);
        expect(valuesOf(record).phone ?? '09170000000').toMatch(/^09\d{9}$/);
      }
    }
    expect(
      await one('select count(distinct national_id_index) - (select count(*) - 2 from person) from person'),
    ).toBe(0);
  });

  it('the two whom two organisations registered are paired for headquarters', async () => {
    expect(await one('select count(*) from person_pair')).toBe(4);
  });

  it('every code is in the reference', async () => {
    const vocabulary = await vocabularyOf(h.deps.database);
    const known = (catalogue: Catalogue, codes: readonly unknown[]) => {
      for (const code of new Set(codes))
        expect(vocabulary.has(catalogue, String(code)), `${catalogue} ${code}`).toBe(true);
    };
    const within = async (table: string, column: string, path = '') =>
      (await rows<{ code: string }>(`select j.value ${path} as code from ${table}, json_each(${column}) j`))
        .map(({ code }) => code)
        .filter((code) => code !== null);
    for (const table of ['person', 'opportunity']) {
      known('skills', await within(table, 'skills', "->> 'skillId'"));
      known('licences', await within(table, 'licences'));
      known('permits', await within(table, 'permits'));
      known(
        'counties',
        (await rows<{ county: string }>(`select county from ${table} where county is not null`)).map(
          ({ county }) => county,
        ),
      );
    }
    known('documents', [
      ...(await within('opportunity', 'documents')),
      ...(await within('person', 'documents', "->> 'code'")),
    ]);
    known('restrictions', [
      ...(await within('opportunity', 'barred_by')),
      ...(await rows<{ code: string }>('select code from person_restriction')).map(({ code }) => code),
    ]);
    known(
      'occupations',
      (await rows<{ c: string }>('select isco_code as c from opportunity where isco_code is not null')).map(
        ({ c }) => c,
      ),
    );
    known('occupations', await within('person', 'experience', "->> 'iscoCode'"));
    known('occupations', await within('person', 'wishes', "->> 'iscoCode'"));
    known(
      'aid-kinds',
      (await rows<{ kind: string }>('select kind from household_aid')).map(({ kind }) => kind),
    );
  });

  it('nearly every released person was asked about restrictions, a few were not', async () => {
    const [row] = await rows<{ everybody: number; unasked: number }>(
      "select count(*) as everybody, sum(restrictions_known = 0) as unasked from person where kind = 'released'",
    );
    expect(row?.unasked).toBeGreaterThan(0);
    expect(row?.unasked).toBeLessThan((row?.everybody ?? 0) / 5);
    const told = await rows(
      'select 1 from person_restriction r join person p on p.id = r.person_id where p.restrictions_known = 0',
    );
    expect(told).toEqual([]);
  });

  it('histories go step by step through the table of moves, at past times, and end where the referral stands', async () => {
    type Event = {
      id: string;
      f: ReferralState | null;
      t: ReferralState;
      reason: string | null;
      at: string;
      seq: number;
      state: string;
      revision: number;
    };
    const events = await rows<Event>(
      `select r.id, e.from_state as f, e.to_state as t, e.reason, e.at, e.seq, r.state, r.revision from referral_event e
       join referral r on r.id = e.referral_id order by r.id, e.seq`,
    );
    const now = h.deps.now().toISOString();
    for (const [i, event] of events.entries()) {
      const before = events[i - 1];
      const isFirst = before?.id !== event.id;
      expect(event.f).toBe(isFirst ? null : before?.t);
      if (isFirst) expect([event.t, event.seq]).toEqual(['proposed', 1]);
      else {
        expect(movesFrom(before?.t ?? 'placed')).toContain(event.t);
        expect(event.at > (before?.at ?? '')).toBe(true);
      }
      expect(event.at < now && event.at > '2026-07-20').toBe(true);
      if (needsReason(event.t)) expect(reasons[event.t] as readonly string[]).toContain(event.reason);
      if (events[i + 1]?.id !== event.id) expect([event.t, event.seq]).toEqual([event.state, event.revision]);
    }
  });

  it('nobody was referred before registering, and what people are is what became of their referrals', async () => {
    expect(
      await one(
        'select count(*) from referral r join person p on p.id = r.person_id where r.created_at < p.requested_at',
      ),
    ).toBe(0);
    const placedNow = `select p.id from placement l join person p on p.id = l.person_id join opportunity o on o.id = l.opportunity_id
      where l.ended_on is null and o.kind <> 'training'`;
    expect(
      await one(
        `select count(*) from person where id in (${placedNow}) and (status <> 'placed' or status_reason <> 'found-work')`,
      ),
    ).toBe(0);
    expect(
      await one(
        `select count(*) from person where status = 'placed' and status_reason = 'found-work' and id not in (${placedNow})`,
      ),
    ).toBe(0);
    expect(await one("select count(*) from person where status_since > '2026-11-21'")).toBe(0);
    const open = "r.state in ('proposed','accepted','sent','interview','offered')";
    expect(
      await one(
        `select count(*) from referral r join person p on p.id = r.person_id where ${open} and p.status in ('placed','left','not-seeking')`,
      ),
    ).toBe(0);
    const closed = 'join opportunity o on o.id = r.opportunity_id where o.closed_at is not null';
    expect(await one(`select count(*) from referral r ${closed} and ${open}`)).toBe(0);
    expect(
      await one(
        `select count(*) from referral r ${closed} and substr(r.updated_at, 1, 10) > substr(o.closed_at, 1, 10)`,
      ),
    ).toBe(0);
    expect(await one("select count(*) from referral where state = 'placed'")).toBe(
      await one('select count(*) from placement where referral_id is not null'),
    );
    expect(
      await one('select count(*) from referral where weights_version <> 1 or score < 0.2 or score > 1'),
    ).toBe(0);
  });

  it('every record has its audit row and waits to be indexed', async () => {
    for (const entity of ['person', 'opportunity', 'employer', 'referral', 'placement'])
      expect(
        await one(
          `select count(*) from ${entity} where id not in (select entity_id from audit_entry where action = 'demo.load' and entity = '${entity}')`,
        ),
      ).toBe(0);
    expect(
      await one(
        "select count(*) from person where id not in (select doc_id from search_outbox where [index] = 'people')",
      ),
    ).toBe(0);
  });

  it('leaves some facts unknown, as real lists do', async () => {
    for (const column of [
      'phone',
      'lat',
      'education',
      'skills',
      'hours',
      'home_only',
      'max_commute_km',
      'documents',
      'permits',
      'need_score',
    ]) {
      const missing = await one(`select count(*) from person where ${column} is null`);
      expect(missing).toBeGreaterThan(3);
      expect(missing).toBeLessThan(130);
    }
  });
});

describe('loading again', () => {
  it('is the same on the same day in another database, at another hour', async () => {
    const other = await createDemo('2026-11-22T15:40:11Z');
    expect(await dump(other.deps.database)).toEqual(await dump(h.deps.database));
    await other.close();
  });

  it('is told from today: a month later all of it is a month later', async () => {
    const later = await createDemo('2027-01-03T06:00:00Z');
    const [span] = await rows<{ first: string; last: string }>(
      'select min(created_at) as first, max(updated_at) as last from referral',
      later.deps.database,
    );
    expect(span?.first.slice(0, 7)).toBe('2026-09');
    expect(span?.last.slice(0, 7)).toMatch(/^(2026-12|2027-01)$/);
    await later.close();
  });

  it('never adds to a database that holds people of its own', async () => {
    const own = await createHarness();
    const officer = await own.actorOf('officer.bushehr');
    const person = {
      kind: 'family',
      nationalId: '3570001008',
      givenName: 'Mina',
      familyName: 'Test',
      sex: 'female',
      birthDate: '1990-05-01',
      province: 'bushehr',
      county: 'bushehr-ganaveh',
    };
    expect(await registerPerson(own.deps, officer, person)).toMatchObject({ ok: true });
    await load(own.deps);
    expect(await rows('select count(*) as n from person', own.deps.database)).toEqual([{ n: 1 }]);
    expect(await rows('select count(*) as n from opportunity', own.deps.database)).toEqual([{ n: 0 }]);
    await own.close();
  });

  it('changes nothing, and completes a load that was cut short', async () => {
    const before = await dump(h.deps.database);
    await load(h.deps);
    expect(await dump(h.deps.database)).toEqual(before);

    const cut = await createHarness();
    for (let writes = 1; writes < 6; writes += 2)
      await load(failingAfter(cut.deps, writes)).catch(() => undefined);
    await load(cut.deps);
    expect(await dump(cut.deps.database)).toEqual(before);
    await cut.close();
  }, 60_000);
});

/** A database that gives up after some writes, as when the process is killed. */
function failingAfter(deps: Deps, writes: number): Deps {
  let left = writes;
  const { database } = deps;
  const write: Database['write'] = (work) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('killed')) : database.write(work);
  };
  return { ...deps, database: { read: database.read, write, close: () => database.close() } };
}
