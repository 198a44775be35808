import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/entry/prepare.node.ts';
import { judgeCauses } from '../../../src/features/causes/judge-causes.ts';
import { showCauses } from '../../../src/features/causes/show-causes.ts';
import { couldBe } from '../../../src/features/giving/disclose.repo.ts';
import { viewImpact } from '../../../src/features/giving/view-gifts.ts';
import { viewOwnStatement } from '../../../src/features/giving/view-own-statement.ts';
import { verifyLedger } from '../../../src/features/ledger/verify-ledger.repo.ts';
import { fallDueMonthly, remindOfDues } from '../../../src/features/pledges/due-pledges.ts';
import { lapsePledges } from '../../../src/features/pledges/lapse-pledges.ts';
import { approveSponsorship } from '../../../src/features/sponsorships/approve-sponsorship.ts';
import type { Disclosure } from '../../../src/features/sponsorships/sponsorship.rules.ts';
import { tellLasting } from '../../../src/features/sponsorships/tell-lasting.ts';
import { viewQuota } from '../../../src/features/targets/quota.repo.ts';
import { viewTransparency } from '../../../src/features/transparency/view-transparency.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { promisesThatDiffer } from '../../support/money.ts';
import { createDemo, load } from './demo-setup.ts';

const today = '2026-11-22';
const size = process.env.MEHRKAR_DEEP ? 'life' : 'small';
let h: Harness;
beforeAll(async () => {
  h = await createDemo(`${today}T08:00:00Z`, size);
}, 240_000);
afterAll(() => h.close());

const rows = <T = Record<string, unknown>>(query: string, harness = h) =>
  harness.deps.database.read.all<T>(sql.raw(query));
const values = async (query: string) => (await rows(query)).map((row) => Object.values(row)[0]);

describe('the books of the demo', () => {
  it('are even to the rial, entry by entry, and each entry is on record as it stands', async () => {
    const report = await verifyLedger(h.deps.database.read, { digest: (text) => h.deps.crypto.digest(text) });
    expect(report.faults).toEqual([]);
    expect(report.missingGuards).toEqual([]);
    expect(report.entries).toBeGreaterThan(250);
    const kinds = await values('select distinct kind from ledger_entry');
    expect(kinds).toEqual(
      expect.arrayContaining(
        [
          'opening',
          'credit-allotted',
          'credit-drawn',
          'promise',
          'promise-dropped',
          'receipt',
          'receipt-unmatched',
        ].concat(['allocate', 'purchase', 'deliver', 'hand-back', 'reallocate', 'transfer']),
      ),
    );
  });

  it('promise what is open of the dues, and hold what is set aside and in stock for the same kits', async () => {
    expect(await promisesThatDiffer(h)).toEqual([]);
    expect(
      await rows(`select s.id from sponsorship s where s.state in ('allocated','purchased') and s.price_rial <>
        (select -sum(l.amount_rial) from ledger_account a join ledger_line l on l.account_id = a.id where a.kind = 'allocated' and a.ref = s.id)`),
    ).toEqual([]);
    expect(
      await rows(`select u.id from kit_unit u where u.state = 'stock' and u.cost_rial <>
        (select sum(l.amount_rial) from ledger_account a join ledger_line l on l.account_id = a.id where a.kind = 'kit-stock' and a.ref = u.stock_ref)`),
    ).toEqual([]);
  });

  it('a credit line half spent, money of nobody known, a notice of a payment, and a mistake that waits', async () => {
    const [line] = await rows<{ allotted: number; left: number }>(`select
        (select sum(l.amount_rial) from ledger_line l join ledger_account a on a.id = l.account_id join ledger_entry e on e.id = l.entry_id
          where a.kind = 'credit-line' and a.fund_id = f.id and e.kind = 'credit-allotted') as allotted,
        (select -sum(l.amount_rial) from ledger_line l join ledger_account a on a.id = l.account_id where a.kind = 'fund' and a.fund_id = f.id) as left
      from fund f where f.source = 'credit-line' and f.organisation_id = 'org-assoc-bushehr'`);
    expect((line?.left ?? 0) / (line?.allotted ?? 1)).toBeCloseTo(0.5, 1);
    expect(
      await values("select count(*) from receipt where state = 'unmatched' and payer_sealed is not null"),
    ).not.toEqual([0]);
    expect(await values('select count(*) from payment_notice where receipt_id is null')).toEqual([1]);
    expect(await values("select count(*) from ledger_request where state = 'asked'")).toEqual([1]);
  });
});

describe('what the demo shows of giving', () => {
  it('sponsorships in every state, and pledges of every kind', async () => {
    const states = await values("select distinct state || coalesce(' ' || end_kind, '') from sponsorship");
    expect(states).toEqual(
      expect.arrayContaining([
        ...['proposed', 'allocated', 'purchased', 'delivered', 'coached', 'earning'],
        ...['ended handed-back', 'ended reallocated', 'ended lost', 'ended title-passed'],
      ]),
    );
    const kinds = await values('select distinct kind from pledge');
    expect(kinds).toEqual(
      expect.arrayContaining(['money', 'job-place', 'coach-hours', 'training-place', 'standing-order']),
    );
    expect(await values('select distinct state from pledge')).toEqual(
      expect.arrayContaining(['promised', 'receiving', 'received', 'fulfilled', 'withdrawn', 'lapsed']),
    );
    expect(await values('select distinct intention from pledge')).toHaveLength(6);
    expect(await values("select count(*) > 0 from gift_news where kind = 'day-90'")).toEqual([1]);
    expect(
      await values(
        `select count(*) > 0 from coach_visit where done_on is null and cancelled_at is null and due_on between '${today}' and '2026-11-29'`,
      ),
    ).toEqual([1]);
  });

  it('at least three causes that can be given to, none that fewer than five households could be meant by', async () => {
    const shown = await showCauses(h.deps, { limit: 50 });
    if (!shown.ok) throw new Error('no causes');
    expect(shown.value.items.filter(({ openSlots }) => openSlots > 0).length).toBeGreaterThanOrEqual(3);
    expect(await values('select distinct state from cause_slot')).toEqual(
      expect.arrayContaining(['open', 'reserved', 'allocated']),
    );
    for (const { organisation, place, trade } of shown.value.items)
      expect(
        await couldBe(h.deps.database.read, {
          ...{ organisationId: organisation.id, placeLevel: place.level, province: place.province },
          ...{ county: place.county, trade },
        }),
      ).toBeGreaterThanOrEqual(5);
  });

  it('nothing of a household by which fewer than five could be meant, counted again in the database', async () => {
    const told = await rows<{ disclosure: string; organisationId: string; householdId: string }>(
      `select disclosure, organisation_id as organisationId, household_id as householdId from sponsorship where disclosure is not null`,
    );
    expect(told.length).toBeGreaterThan(30);
    for (const { disclosure, organisationId, householdId } of told) {
      const { place, couldBe: said, ...rest } = JSON.parse(disclosure) as Disclosure;
      expect(said).toBeGreaterThanOrEqual(5);
      expect(
        await couldBe(
          h.deps.database.read,
          { ...rest, placeLevel: place, organisationId },
          { itself: householdId },
        ),
      ).toBeGreaterThanOrEqual(said);
    }
  });

  it('the demo account has gifts at different stages, one that ended, two years and somebody who came', async () => {
    const own = await h.actorOf('benefactor');
    const impact = await viewImpact(h.deps, own, {});
    if (!impact.ok) throw new Error('no gifts');
    const lives = impact.value.items.flatMap(({ livelihoods }) => livelihoods);
    const stages = new Set(lives.map(({ steps }) => steps.filter(({ state }) => state === 'done').length));
    expect(stages.size).toBeGreaterThanOrEqual(3);
    expect(lives.some(({ ended }) => ended !== null)).toBe(true);
    const pledged = impact.value.items.map(({ pledge }) => pledge);
    expect(pledged.some(({ cadence, state }) => cadence === 'monthly' && state === 'receiving')).toBe(true);
    expect(pledged.some(({ kind }) => kind === 'coach-hours')).toBe(true);
    for (const year of [1404, 1405]) {
      const statement = await viewOwnStatement(h.deps, own, { year: String(year) });
      if (!statement.ok) throw new Error('no statement');
      expect(statement.value.givenRial).toBeGreaterThan(0);
    }
    expect(
      await values(
        "select count(*) from benefactor where invited_by = (select b.id from benefactor b join account a on a.id = b.account_id where a.username = 'benefactor')",
      ),
    ).toEqual([1]);
  });

  it('publishes the last months, the money among it', async () => {
    const seen = await viewTransparency(h.deps, {});
    if (!seen.ok) throw new Error('nothing is published');
    expect(seen.value.months).toHaveLength(2);
    expect(seen.value.published?.money?.spentRial).toBeGreaterThan(0);
  });
});

describe('what stands beside it', () => {
  it('a proposal can be approved by the second manager, and what is due finds nothing left to do', async () => {
    const before = await values('select count(*) from audit_entry');
    expect(await fallDueMonthly(h.deps, systemActor)).toBe(0);
    expect(await lapsePledges(h.deps, systemActor)).toBe(0);
    expect(await judgeCauses(h.deps, systemActor)).toBe(0);
    await tellLasting(h.deps, systemActor);
    await remindOfDues(h.deps, systemActor);
    expect(await values('select count(*) from audit_entry')).toEqual(before);
    const manager = await h.actorOf('manager2.bushehr');
    const proposed = await rows<{ id: string; revision: number }>(
      "select id, revision from sponsorship where state = 'proposed' and organisation_id = 'org-assoc-bushehr'",
    );
    expect(proposed.length).toBeGreaterThan(0);
    for (const { id, revision } of proposed) {
      const approved = await approveSponsorship(h.deps, manager, id, String(revision), 'fa');
      expect(approved.ok ? approved.value.state : approved.problem).toBe('allocated');
    }
    expect((await verifyLedger(h.deps.database.read)).faults).toEqual([]);
  });

  it('leaves the figures of both promises as they are without it', async () => {
    const without = await createHarness({ now: `${today}T08:00:00Z` });
    await without.deps.database.write(async (tx) => {
      await tx.run(sql`delete from benefactor`);
    });
    const whole = size === 'small' ? await createDemo(`${today}T08:00:00Z`, size) : h;
    await load(without.deps, size);
    for (const query of [
      'select id, household_id, placement_id, kind, amount_rial, benefactor_rial, approved_on, funded_on, delivered_on from award order by id',
      'select person_id, from_day, to_day, state, cause, evidence from outcome_span order by 1, 2, from_day, known_from',
      'select * from placement order by id',
    ])
      expect(await rows(query, whole)).toEqual(await rows(query, without));
    const quota = async (harness: Harness) =>
      await viewQuota(
        harness.deps.database.read,
        { kind: 'organisation', organisationId: 'org-assoc-bushehr' },
        { asOf: mustLocalDate(today), knownAt: undefined },
        { today: mustLocalDate(today), months: 4 },
      );
    expect(await quota(whole)).toEqual(await quota(without));
    expect(await rows('select count(*) from ledger_entry', without)).toEqual([{ 'count(*)': 0 }]);
    await without.close();
    if (whole !== h) await whole.close();
  }, 240_000);
});
