import { sql } from 'drizzle-orm';
import { addBenefactor } from '../../../src/features/benefactors/benefactors.repo.ts';
import { openFund, ownFund } from '../../../src/features/ledger/funds.repo.ts';
import type { AccountKey } from '../../../src/features/ledger/ledger.rules.ts';
import { postEntry } from '../../../src/features/ledger/post-entry.repo.ts';
import type { EarmarkKind, Fallback, Intention } from '../../../src/features/pledges/pledge.rules.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import { bankAccount } from '../../../src/schema/ledger.ts';
import { pledge } from '../../../src/schema/pledges.ts';
import type { Harness } from '../../support/harness.ts';
import { asUser, create, personBody } from '../../support/samples.ts';

export interface Gift {
  readonly rial: number;
  readonly kind?: 'money' | 'kit';
  readonly since?: string;
  readonly intention?: Intention;
  readonly earmark?: EarmarkKind;
  readonly earmarkRef?: string;
  readonly causeId?: string;
  readonly fallback?: Fallback;
  readonly opportunityId?: string;
}

/** An association with a bank account, and pledges whose money has come: each is a benefactor of its own. */
export async function giving(h: Harness) {
  const organisationId = (await h.actorOf('manager.bushehr')).organisationId ?? '';
  const { deps } = h;
  const bankId = deps.newId('bankAccount');
  let n = 0;
  await deps.database.write(async (tx) => {
    await tx.insert(bankAccount).values({
      id: bankId,
      organisationId,
      bank: 'ملی',
      iban: 'IR990000000000000000000001',
      createdAt: '2026-11-01T08:00:00.000Z',
    });
  });
  const opened = async (debit: AccountKey, fundId: string, amountRial: number) =>
    await deps.database.write(async (tx) => {
      n += 1;
      const posted = await postEntry(
        tx,
        { id: deps.newId('entry'), at: deps.now().toISOString(), accountId: 'acc_test' },
        {
          organisationId,
          kind: 'opening',
          postedOn: '2026-11-01' as LocalDate,
          sourceKey: `opening:${n}`,
          lines: [
            { account: debit, amountRial },
            { account: { kind: 'fund', fundId }, amountRial: -amountRial },
          ],
        },
      );
      if (!posted.ok) throw new Error(JSON.stringify(posted));
    });
  const given = async (gift: Gift) => {
    n += 1;
    const {
      rial,
      kind = 'money',
      since = `2026-10-01T08:00:${String(n % 60).padStart(2, '0')}.000Z`,
      ...more
    } = gift;
    const made = await deps.database.write(async (tx) => {
      const who = await addBenefactor(tx, deps, {
        phone: `0912${String(1_000_000 + n)}`,
        name: `نیکوکار ${n}`,
      });
      const pledgeId = deps.newId('pledge');
      await tx.insert(pledge).values({
        id: pledgeId,
        organisationId,
        benefactorId: who.id,
        kind,
        amountRial: rial,
        paymentReference: String(9_000_000 + n),
        state: 'received',
        startsOn: since.slice(0, 10),
        createdAt: since,
        ...more,
      });
      const fundId = await openFund(tx, deps, {
        organisationId,
        source: 'benefactor',
        purpose: 'given',
        benefactorId: who.id,
        pledgeId,
        intention: more.intention ?? 'none',
      });
      return { pledgeId, fundId, benefactorId: who.id, accountId: who.accountId };
    });
    await opened(
      kind === 'kit' ? { kind: 'kit-stock', ref: made.pledgeId } : { kind: 'cash', ref: bankId },
      made.fundId,
      rial,
    );
    return made;
  };
  return {
    organisationId,
    bankId,
    given,
    async own(purpose: 'general' | 'contingency', rial = 0): Promise<string> {
      const id = await deps.database.write((tx) => ownFund(tx, deps, organisationId, purpose));
      if (rial > 0) await opened({ kind: 'cash', ref: bankId }, id, rial);
      return id;
    },
    async family(more: Record<string, unknown> = {}): Promise<string> {
      return (
        await create(
          h,
          'officer.bushehr',
          '/people',
          personBody({ household: { head: true, aid: [] }, ...more }),
        )
      ).id;
    },
    async kit(priceRial: number, more: Record<string, unknown> = {}): Promise<string> {
      const body = {
        kind: 'kit',
        title: { fa: 'سری‌دوزی', en: 'Sewing kit' },
        province: 'بوشهر',
        county: 'گناوه',
        workplace: 'home',
        vacancies: 20,
        opensOn: '2026-11-01',
        iscoCode: '7531',
        kit: { priceRial, purpose: 'start', items: [{ name: 'چرخ', priceRial }] },
        ...more,
      };
      return (await create(h, 'officer.bushehr', '/opportunities', body)).id;
    },
    /** Every account that holds something, in the order of its name: `fund A` as the test calls it. */
    async trialBalance(names: Readonly<Record<string, string>> = {}): Promise<Record<string, number>> {
      const rows = await deps.database.read.all<{ kind: string; fund: string; ref: string; rial: number }>(
        sql`select a.kind, a.fund_id as fund, a.ref, sum(l.amount_rial) as rial from ledger_account a
          join ledger_line l on l.account_id = a.id where a.organisation_id = ${organisationId} group by a.id having sum(l.amount_rial) <> 0`,
      );
      const name = (id: string) => names[id] ?? id;
      return Object.fromEntries(
        rows
          .map(
            ({ kind, fund, ref, rial }) =>
              [[kind, fund, ref].filter(Boolean).map(name).join(' '), rial] as const,
          )
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    },
    async news(sponsorshipId: string): Promise<readonly string[]> {
      const rows = await deps.database.read.all<{ kind: string; month: string; withdrawn: string | null }>(
        sql`select kind, month, withdrawn_at as withdrawn from gift_news where sponsorship_id = ${sponsorshipId} order by rowid`,
      );
      return rows.map(({ kind, month, withdrawn }) => `${withdrawn === null ? '' : '-'}${kind} ${month}`);
    },
  };
}
export type Giving = Awaited<ReturnType<typeof giving>>;

/** Doing things with sponsorships over the API; a refusal is answered, not thrown. */
export async function sponsoring(h: Harness) {
  const users = {
    officer: await asUser(h, 'officer.bushehr'),
    manager: await asUser(h, 'manager.bushehr'),
    manager2: await asUser(h, 'manager2.bushehr'),
  };
  type Who = keyof typeof users;
  const ok = async (
    request: PromiseLike<{ status: number; body: Record<string, unknown>; text: string }>,
  ) => {
    const answer = await request;
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body;
  };
  return {
    users,
    ok,
    propose: async (body: object, who: Who = 'officer') => await ok(users[who].post('/sponsorships', body)),
    tryPropose: (body: object, who: Who = 'officer') => users[who].post('/sponsorships', body),
    approve: async (id: string, who: Who = 'manager') =>
      await ok(users[who].post(`/sponsorships/${id}/approve`)),
    tryApprove: (id: string, who: Who = 'manager') => users[who].post(`/sponsorships/${id}/approve`),
    event: async (id: string, body: object, who: Who = 'officer') =>
      await ok(users[who].post(`/sponsorships/${id}/events`, body)),
    tryEvent: (id: string, body: object, who: Who = 'officer') =>
      users[who].post(`/sponsorships/${id}/events`, body),
    see: async (id: string, who: Who = 'manager') => await ok(users[who].get(`/sponsorships/${id}`)),
  };
}
export type Sponsoring = Awaited<ReturnType<typeof sponsoring>>;

export const quoteBody = (priceRial: number, more: Record<string, unknown> = {}) => ({
  supplier: 'بازار چرخ',
  priceRial,
  quotedOn: '2026-11-20',
  expiresOn: '2026-12-20',
  ...more,
});
