import { sql } from 'drizzle-orm';
import { enterPledge } from '../../src/features/pledges/enter-pledge.ts';
import type { PledgeRow } from '../../src/features/pledges/pledge-row.rules.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { bankAccount } from '../../src/schema/ledger.ts';
import type { Harness } from './harness.ts';

/** A manager; of Gilan, where the demo has none, its officer as one. */
export async function managerOf(h: Harness, place: 'bushehr' | 'gilan'): Promise<Actor> {
  return place === 'bushehr'
    ? await h.actorOf('manager.bushehr')
    : { ...(await h.actorOf('officer.gilan')), role: 'manager' };
}

/** A bank account of an organisation, as the ledger's pages would have it. */
export async function plantBankAccount(
  h: Harness,
  place: 'bushehr' | 'gilan',
  iban = 'IR060170000000100324200001',
): Promise<string> {
  const { organisationId } = await managerOf(h, place);
  const id = h.deps.newId('bankAccount');
  await h.deps.database.write(async (tx) => {
    await tx.insert(bankAccount).values({
      id,
      organisationId: String(organisationId),
      bank: 'بانک ملی',
      iban,
      createdAt: h.deps.now().toISOString(),
    });
  });
  return id;
}

let phones = 0;
/** A pledge that a manager enters for somebody new; money, once, of 50 million rials where nothing else is said. */
export async function plantPledge(
  h: Harness,
  place: 'bushehr' | 'gilan',
  more: Record<string, unknown> = {},
): Promise<PledgeRow> {
  phones += 1;
  const entered = await enterPledge(h.deps, await managerOf(h, place), {
    benefactor: { phone: `0912${String(1_000_000 + phones)}`, name: 'مریم نیکو' },
    kind: 'money',
    amountRial: 50_000_000,
    ...more,
  });
  if (!entered.ok) throw new Error(JSON.stringify(entered.problem));
  return entered.value;
}

/** What the ledger holds: for each kind of account of an organisation, debit > 0; those that hold nothing are left out. */
export async function balances(
  h: Harness,
  organisationId: string | null,
): Promise<Readonly<Record<string, number>>> {
  const rows = await h.deps.database.read.all<{ kind: string; rial: number }>(
    sql`select a.kind, sum(l.amount_rial) as rial from ledger_line l join ledger_account a on a.id = l.account_id
      where a.organisation_id = ${organisationId} group by a.kind having rial <> 0`,
  );
  return Object.fromEntries(rows.map(({ kind, rial }) => [kind, rial]));
}

/** Whether what is promised in the ledger is what is open of the dues, for every pledge of money or kit. */
export async function promisesThatDiffer(h: Harness): Promise<readonly unknown[]> {
  return await h.deps.database.read.all(sql`
    select p.id, coalesce((select sum(d.amount_rial - d.received_rial) from pledge_due d where d.pledge_id = p.id and d.state = 'due'), 0) as open,
      coalesce((select sum(l.amount_rial) from ledger_line l join ledger_account a on a.id = l.account_id
        where a.kind = 'pledges-receivable' and a.ref = p.id), 0) as promised
    from pledge p where p.kind in ('money','kit') and open <> promised`);
}
