import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchContext } from '../../../src/features/matching/context.repo.ts';
import { judge } from '../../../src/features/matching/judge.rules.ts';
import { opportunitiesRepo } from '../../../src/features/opportunities/opportunities.repo.ts';
import { readFacts } from '../../../src/features/people/person-rows.repo.ts';
import { tells } from '../../../src/features/referrals/telling-words.text.ts';
import { tehranDay } from '../../../src/kernel/calendar.ts';
import type { Harness } from '../../support/harness.ts';
import { createDemo } from './demo-setup.ts';
import { tellStories } from './tell-stories.ts';

const today = '2026-11-22';
const openToday = `opens_on <= '${today}' and (closes_on is null or closes_on >= '${today}') and closed_at is null`;

let h: Harness;
beforeAll(async () => {
  h = await createDemo(`${today}T08:00:00Z`, 'life');
}, 120_000);
afterAll(() => h.close());

const rows = <T = Record<string, unknown>>(query: string, harness = h) =>
  harness.deps.database.read.all<T>(sql.raw(query));
const one = async (query: string) => Number(Object.values((await rows(query))[0] ?? {})[0]);

/** A fingerprint of what the plan decides; sealed values, random ids and the time of loading differ by nature. */
async function digest(harness: Harness): Promise<string> {
  const hash = createHash('sha256');
  for (const query of [
    `select id, organisation_id, household_id, national_id_index, given_name, family_name, birth_date, phone, county, lat, lng,
     skills, hours, caring, documents, status, status_since, status_reason, requested_at, revision from person order by id`,
    'select * from household order by id',
    'select * from person_restriction order by person_id, code',
    'select * from employer order by id',
    'select * from opportunity order by id',
    'select * from referral order by id',
    'select id, referral_id, from_state, to_state, reason, at, seq from referral_event order by id',
    'select * from placement order by id',
    'select person_id, from_day, to_day, known_from, known_to, state, cause, evidence from outcome_span order by 1, 4, 2',
    'select id, household_id, placement_id, amount_rial, benefactor_rial, approved_on, delivered_on from award order by id',
  ])
    hash.update(JSON.stringify(await rows(query, harness)));
  return hash.digest('hex');
}

describe('how much there is', () => {
  it('1,300 households at the association of Bushehr, and several thousand people over the country', async () => {
    const homes =
      "select count(distinct household_id) from person where organisation_id = 'org-assoc-bushehr'";
    expect(await one(homes)).toBe(1_300);
    const people = await one('select count(*) from person');
    expect(people).toBeGreaterThan(5_000);
    expect(people).toBeLessThan(6_500);
  });

  it('a cause to give to in every province: at each association five households or more could be meant by one', async () => {
    const provinces = await one(
      `select count(distinct o.province) from cause c join organisation o on o.id = c.organisation_id
       where exists (select 1 from cause_slot s where s.cause_id = c.id and s.state = 'open')`,
    );
    expect(provinces).toBe(31);
  });

  it('people of both kinds in all 31 provinces, at their association and care centre, by population', async () => {
    const kept = await rows<{ province: string; organisation: string; kind: string; n: number }>(
      `select p.province, p.organisation_id as organisation, p.kind, count(*) as n from person p
       join organisation_county c on c.organisation_id = p.organisation_id and c.county = p.county group by 1, 2, 3`,
    );
    // Whoever lives where the organisation covers nothing would be missing.
    expect(kept.reduce((sum, { n }) => sum + n, 0)).toBe(await one('select count(*) from person'));
    const provinces = new Set(kept.map(({ province }) => province));
    expect(provinces.size).toBe(31);
    const of = (province: string) =>
      kept.reduce((sum, row) => sum + (row.province === province ? row.n : 0), 0);
    for (const province of provinces) {
      const kinds = kept.filter((row) => row.province === province).map(({ kind }) => kind);
      expect(kinds).toContain('family');
      expect(kinds).toContain('released');
      expect(of(province)).toBeGreaterThanOrEqual(28);
    }
    expect(of('tehran')).toBeGreaterThan(of('fars'));
    expect(of('fars')).toBeGreaterThan(of('ilam') * 4);
  });

  it('at least 1,500 open opportunities, of all four kinds in every province', async () => {
    expect(await one(`select count(*) from opportunity where ${openToday}`)).toBeGreaterThanOrEqual(1_500);
    const kinds = await rows<{ province: string; n: number }>(
      `select province, count(distinct kind) as n from opportunity where ${openToday} and province is not null group by 1`,
    );
    expect(kinds).toHaveLength(31);
    expect(kinds.filter(({ n }) => n < 4)).toEqual([]);
    for (const workplace of ['home', 'mobile', 'rotational', 'fixed'])
      expect(
        await one(`select count(*) from opportunity where workplace = '${workplace}' and ${openToday}`),
      ).toBeGreaterThan(20);
  });

  it('a year of referrals from every province, in each of its months, in every state and with every reason', async () => {
    const months = await rows<{ m: string; n: number }>(
      'select substr(created_at, 1, 7) as m, count(*) as n from referral group by 1',
    );
    expect(months.filter(({ n }) => n > 15).length).toBeGreaterThanOrEqual(12);
    const provinces = 'select count(distinct p.province) from referral r join person p on p.id = r.person_id';
    expect(await one(provinces)).toBe(31);
    expect(await one('select count(distinct state) from referral')).toBe(9);
    expect(await one('select count(*) from referral')).toBeGreaterThan(3_500);
    expect(await one('select count(*) from placement')).toBeGreaterThan(800);
    expect(await one('select count(*) from placement where ended_on is not null')).toBeGreaterThan(20);
    expect(
      await one('select count(distinct reason) from referral_event where reason is not null'),
    ).toBeGreaterThan(12);
  });

  it('the mess of real lists: unknown facts, paused, left, closed by hand, registered twice', async () => {
    for (const status of ['paused', 'not-seeking', 'left', 'placed'])
      expect(await one(`select count(*) from person where status = '${status}'`)).toBeGreaterThan(80);
    for (const column of ['phone', 'lat', 'education', 'skills', 'hours', 'documents', 'need_score'])
      expect(await one(`select count(*) from person where ${column} is null`)).toBeGreaterThan(100);
    expect(await one('select count(*) from opportunity where closed_at is not null')).toBeGreaterThan(100);
    expect(await one('select count(*) from person_pair')).toBe(4);
  });
});

describe('what must hold', () => {
  it('the database is whole, and every record has its audit row', async () => {
    expect(await rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await rows('pragma foreign_key_check')).toEqual([]);
    for (const entity of ['person', 'opportunity', 'employer', 'referral', 'placement'])
      expect(
        await one(
          `select count(*) from ${entity} where id not in (select entity_id from audit_entry where action = 'demo.load' and entity = '${entity}')`,
        ),
      ).toBe(0);
  });

  it('national ids and phones are nobody else’s', async () => {
    for (const column of ['national_id_index', 'phone'])
      expect(
        await rows(`select ${column} from person where ${column} is not null and id not in (select person_id from person_pair)
          group by 1 having count(*) > 1`),
      ).toEqual([]);
    expect(
      await one("select count(*) from person where phone not glob '09[0-9][0-9]002[0-9][0-9][0-9][0-9]'"),
    ).toBe(0);
    expect(
      await one("select count(*) from employer where phone not glob '0[0-9][0-9]33002[0-9][0-9][0-9]'"),
    ).toBe(0);
  });

  it('nothing an employer or a passer-by sees tells where people come from', async () => {
    const seen = await rows<{ text: string }>(
      `select name || ' ' || coalesce(contact, '') || ' ' || coalesce(address, '') as text from employer
       union all select title_fa || ' ' || coalesce(title_en, '') from opportunity where kind = 'job'`,
    );
    expect(seen.length).toBeGreaterThan(3_000);
    expect(seen.filter(({ text }) => tells(text))).toEqual([]);
  });

  it('whoever was proposed something could have it that day: open, a vacancy free, no gate against it', async () => {
    const { deps } = h;
    const { ctx, vocabulary } = await matchContext(deps);
    const people = new Map(
      (await readFacts(deps.database.read, undefined, vocabulary)).map((p) => [p.id, p]),
    );
    const referrals = await rows<{
      id: string;
      person_id: string;
      opportunity_id: string;
      created_at: string;
      score: number;
    }>('select id, person_id, opportunity_id, created_at, score from referral');
    const opportunities = await opportunitiesRepo(deps.database.read, vocabulary).findMany(
      referrals.map((referral) => referral.opportunity_id),
    );
    const closedAt = new Map(
      (
        await rows<{ id: string; at: string }>(
          'select id, closed_at as at from opportunity where closed_at is not null',
        )
      ).map(({ id, at }) => [id, at]),
    );
    const holds = await heldSpans();
    const faults: string[] = [];
    const judgedOnes = referrals.filter((_, index) => process.env.MEHRKAR_DEEP || index % 4 === 0);
    for (const referral of judgedOnes) {
      const person = people.get(referral.person_id);
      const record = opportunities.get(referral.opportunity_id);
      if (!person || !record) throw new Error(`${referral.id} names nobody or nothing`);
      const at = referral.created_at;
      const held = (holds.get(referral.opportunity_id) ?? []).filter(
        ({ from, until }) => from <= at && at < until,
      );
      const judgement = judge(
        person,
        { ...record.facts, closed: (closedAt.get(referral.opportunity_id) ?? '9') <= at },
        { ...ctx, today: tehranDay(at), held: () => held.length, trainingFor: () => undefined },
      );
      if (!judgement.eligible || Math.abs(judgement.score - referral.score) > 1e-9)
        faults.push(
          `${referral.id}: ${judgement.blocks.map(({ gate }) => gate)} ${judgement.score} ${referral.score}`,
        );
    }
    expect(faults).toEqual([]);
    expect(judgedOnes.length).toBeGreaterThan(1_000);
  });

  it('no vacancy was ever held twice, not even in passing', async () => {
    const vacancies = new Map(
      (await rows<{ id: string; vacancies: number }>('select id, vacancies from opportunity')).map((row) => [
        row.id,
        row.vacancies,
      ]),
    );
    for (const [id, spans] of await heldSpans())
      for (const { from } of spans)
        expect(spans.filter((span) => span.from <= from && from < span.until).length).toBeLessThanOrEqual(
          vacancies.get(id) ?? 0,
        );
    expect(
      await rows(
        'select id from opportunity o join opportunity_held x on x.opportunity_id = o.id where held > vacancies',
      ),
    ).toEqual([]);
  });

  /** From when until when a vacancy of each opportunity was held, by an offer and then by the work. */
  async function heldSpans() {
    const events = await rows<{
      id: string;
      opportunity: string;
      state: string;
      at: string;
      ended: string | null;
    }>(
      `select r.id, r.opportunity_id as opportunity, e.to_state as state, e.at, p.ended_on as ended from referral_event e
       join referral r on r.id = e.referral_id left join placement p on p.referral_id = r.id order by r.id, e.seq`,
    );
    const spans = new Map<string, { from: string; until: string }[]>();
    for (const [index, { id, opportunity, state, at, ended }] of events.entries()) {
      if (state !== 'offered') continue;
      const next = events[index + 1];
      const after = next?.id === id ? next : undefined;
      const until = after === undefined ? '9999' : after.state === 'placed' ? (ended ?? '9999') : after.at;
      spans.set(opportunity, [...(spans.get(opportunity) ?? []), { from: at, until }]);
    }
    return spans;
  }

  it.runIf(process.env.MEHRKAR_DEEP)(
    'the same day gives the same data in another database',
    async () => {
      const other = await createDemo(`${today}T15:40:11Z`, 'life');
      expect(await digest(other)).toBe(await digest(h));
      await other.close();
    },
    120_000,
  );
});

tellStories(() => h, { seekers: 10 });
