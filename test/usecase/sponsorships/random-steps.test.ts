import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementOf } from '../../../src/features/ledger/statements.repo.ts';
import { approveSponsorship } from '../../../src/features/sponsorships/approve-sponsorship.ts';
import { proposeSponsorship } from '../../../src/features/sponsorships/propose-sponsorship.ts';
import { recordSponsorshipEvent } from '../../../src/features/sponsorships/record-event.ts';
import type { SponsorshipEvent } from '../../../src/features/sponsorships/sponsorship.rules.ts';
import type { SponsorshipWhole } from '../../../src/features/sponsorships/sponsorship-record.rules.ts';
import { mayHappen } from '../../../src/features/sponsorships/steps.rules.ts';
import { lastStep } from '../../../src/features/sponsorships/undo-step.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { diceFrom } from '../../support/load.ts';
import { type Giving, giving, quoteBody } from './sponsorship-setup.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
const steps = deep ? 3_000 : 150;
const seed = Number(process.env.MEHRKAR_SEED ?? 7);

let h: Harness;
let money: Giving;
let actors: readonly Actor[];
let kitId: string;
beforeAll(async () => {
  h = await createHarness();
  money = await giving(h);
  actors = [
    await h.actorOf('officer.bushehr'),
    await h.actorOf('manager.bushehr'),
    await h.actorOf('manager2.bushehr'),
  ];
  kitId = await money.kit(100_000_000);
});
afterAll(() => h.close());

const seen = new Map<string, number>();
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

/** Every account that holds something, read by plain SQL. */
const books = async () =>
  new Map(
    (
      await h.deps.database.read.all<{ name: string; rial: number }>(
        sql`select a.kind || '|' || a.fund_id || '|' || a.ref as name, sum(l.amount_rial) as rial from ledger_account a
          join ledger_line l on l.account_id = a.id where a.organisation_id = ${money.organisationId} group by a.id having rial <> 0 order by 1`,
      )
    ).map(({ name, rial }) => [name, rial]),
  );

/** What must hold of the records beside the books, whatever happened. */
const faults: Readonly<Record<string, ReturnType<typeof sql>>> = {
  'a share that is not what is set aside': sql`select s.id from sponsorship s join sponsorship_share h on h.sponsorship_id = s.id
    left join (select a.fund_id as f, a.ref as r, -sum(l.amount_rial) as rial from ledger_account a join ledger_line l on l.account_id = a.id
      where a.kind = 'allocated' group by a.id) b on b.f = h.fund_id and b.r = s.id
    where s.state in ('allocated','purchased') and coalesce(b.rial, 0) <> case when h.released_at is null then h.amount_rial else 0 end`,
  'money set aside for nothing': sql`select a.ref from ledger_account a join ledger_line l on l.account_id = a.id join sponsorship s on s.id = a.ref
    where a.kind = 'allocated' and (s.state in ('proposed','cancelled','delivered','coached','earning') or s.end_kind in ('lost','title-passed','reallocated'))
    group by a.id having sum(l.amount_rial) <> 0`,
  'a stock that is not its kits': sql`select 1 from (select a.ref as r, sum(l.amount_rial) as rial from ledger_account a join ledger_line l on l.account_id = a.id
      where a.kind = 'kit-stock' group by a.id) b left join (select stock_ref as r, sum(cost_rial) as cost from kit_unit where state = 'stock' group by stock_ref) u on u.r = b.r
    where b.rial <> coalesce(u.cost, 0)`,
  'a kit on its way without one award that waits': sql`select s.id from sponsorship s join award a on a.id = s.award_id
    where s.state in ('allocated','purchased') and (a.voided_at is not null or a.delivered_on is not null or a.amount_rial <> s.price_rial)`,
  'an award that waits for nothing': sql`select a.id from award a join sponsorship s on s.award_id = a.id
    where a.voided_at is null and a.delivered_on is null and s.state not in ('allocated','purchased')`,
  'another award beside it': sql`select a.household_id from award a join sponsorship s on s.household_id = a.household_id
    where a.voided_at is null and a.delivered_on is null and s.state in ('allocated','purchased') group by s.id having count(*) <> 1`,
  'news of what did not happen': sql`select n.id from gift_news n join sponsorship s on s.id = n.sponsorship_id where n.withdrawn_at is null
    and (n.kind = 'purchased' and s.purchased_on is null or n.kind = 'delivered' and s.delivered_on is null or n.kind = 'ended' and s.state not in ('ended','cancelled')
      or n.kind = 'allocated' and s.state = 'cancelled')`,
};

async function expectWhole(): Promise<void> {
  const { read } = h.deps.database;
  for (const [name, query] of Object.entries(faults))
    expect([name, await read.all(query)]).toEqual([name, []]);
  const held = await books();
  expect([...held.values()].reduce((sum, rial) => sum + rial, 0)).toBe(0);
  for (const [name, rial] of held)
    if (/^(fund|allocated)\|/.test(name)) expect([name, rial < 0]).toEqual([name, true]);
}

async function expectStatements(): Promise<void> {
  const { read } = h.deps.database;
  const held = await books();
  const of = (kind: string, fundId: string) =>
    [...held].reduce((sum, [name, rial]) => (name.startsWith(`${kind}|${fundId}|`) ? sum - rial : sum), 0);
  let transferred = 0;
  for (const { id } of await read.all<{ id: string }>(
    sql`select id from fund where organisation_id = ${money.organisationId}`,
  )) {
    const one = await statementOf(read, { fundId: id });
    expect([one.leftRial, one.allocatedRial]).toEqual([of('fund', id), of('allocated', id)]);
    expect(one.receivedRial + one.transferredRial - one.returnedRial - one.spentRial).toBe(
      one.leftRial + one.allocatedRial,
    );
    expect(one.spentRial).toBe(of('released', id));
    transferred += one.transferredRial;
  }
  expect(transferred).toBe(0);
}

test(`${steps} random steps, taken back and done again: books, records, awards and news agree after each`, async () => {
  const dice = diceFrom(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(dice() * all.length)] as T;
  let made = 0;
  const kits: SponsorshipWhole[] = [];
  /** The books before each step that stands, by its event. */
  const before = new Map<string, Map<string, number>>();

  const start = async () => {
    const parts = dice() < 0.5 ? [100_000_000] : [37_000_001, 63_000_000];
    for (const rial of parts)
      await money.given({
        rial: Math.ceil(rial * 1.06),
        intention: one(['none', 'sadaqah', 'zakat'] as const),
      });
    const family = await money.family();
    const stock = await h.deps.database.read.all<{ id: string }>(
      sql`select id from kit_unit where state = 'stock' and sponsorship_id is null`,
    );
    const done = await proposeSponsorship(
      h.deps,
      actors[0] as Actor,
      {
        personId: family,
        opportunityId: kitId,
        causeId: null,
        ...(stock.length > 0 && dice() < 0.5
          ? { unitId: stock[0]?.id }
          : { quote: quoteBody(100_000_000, { expiresOn: '2027-06-01' }) }),
      },
      'en',
    );
    if (!done.ok) return;
    const approved = await approveSponsorship(h.deps, actors[1] as Actor, done.value.id, undefined, 'en');
    if (approved.ok) kits.push(approved.value);
  };

  const someEvent = (kit: SponsorshipWhole): object => {
    made += 1;
    const reason = 'دلیل';
    return one<() => object>([
      () => ({
        event: 'purchased',
        quoteId: kit.quotes[0]?.id ?? 'quo_none',
        priceRial: 100_000_000 - (dice() < 0.5 ? Math.floor(dice() * 9_000_000) : 0),
        invoice: `R-${made}`,
        serials: [],
        bankAccountId: money.bankId,
      }),
      () => ({
        event: 'purchase-returned',
        bankAccountId: money.bankId,
        reason,
        ...(dice() < 0.6 ? { lostRial: Math.floor(dice() * 12_000_000) } : {}),
        ...(dice() < 0.3 ? { asksCancel: true } : {}),
      }),
      () => ({ event: 'delivered', proof: 'fingerprint' }),
      () => ({ event: 'ended', end: one(['handed-back', 'handed-back', 'lost']), reason }),
      () => ({ event: 'cancel-asked', reason }),
      () => ({ event: 'cancelled' }),
      () => ({ event: 'cancel-refused' }),
      () => ({ event: 'undone', reason }),
      () => ({ event: 'undone', reason }),
      () => ({ event: 'undone', reason }),
    ])();
  };

  for (let i = 0; i < steps; i++) {
    if (kits.length < 3 || dice() < 0.04) await start();
    const at = Math.max(0, kits.length - 1 - Math.floor(dice() * 4));
    const kit = kits[at];
    if (!kit) continue;
    let given = someEvent(kit) as { event: string; end?: string };
    // Mostly what may happen next; now and then what may not.
    for (let n = 0; n < 6 && !mayHappen((given.end ?? given.event) as SponsorshipEvent, kit); n++)
      given = someEvent(kit) as typeof given;
    const was = await books();
    const last = lastStep(kit);
    const done: Result<SponsorshipWhole> = await recordSponsorshipEvent(
      h.deps,
      one(actors),
      kit.id,
      undefined,
      given,
    );
    count(
      `${given.event}${given.event === 'undone' ? ` ${last?.event}` : ''} ${done.ok ? 'done' : done.problem.kind}`,
    );
    const now = await books();
    if (!done.ok) {
      expect(['forbidden', 'conflict', 'invalid']).toContain(done.problem.kind);
      expect(now).toEqual(was);
    } else {
      kits[at] = done.value;
      const event = done.value.events.at(-1);
      if (given.event === 'undone' && last) {
        // Whatever else has moved since, this kit and the reserve moved by exactly what the step had moved.
        const then = before.get(last.id);
        const moved = before.get(`after ${last.id}`);
        const names = new Set([
          ...was.keys(),
          ...now.keys(),
          ...(then?.keys() ?? []),
          ...(moved?.keys() ?? []),
        ]);
        for (const name of names)
          expect([name, (now.get(name) ?? 0) - (was.get(name) ?? 0)]).toEqual([
            name,
            (then?.get(name) ?? 0) - (moved?.get(name) ?? 0),
          ]);
      } else if (event) {
        before.set(event.id, was);
        before.set(`after ${event.id}`, now);
      }
    }
    await expectWhole();
    if (i % 40 === 39) await expectStatements();
  }
  await expectStatements();
  const done = [...seen.keys()].filter((name) => name.endsWith(' done'));
  for (const what of [
    'cancelled',
    'purchase-returned',
    'undone cancelled',
    'undone purchase-returned',
    'undone handed-back',
  ])
    expect(done).toContain(`${what} done`);
  if (deep) console.info(Object.fromEntries([...seen].sort()));
}, 1_800_000);
