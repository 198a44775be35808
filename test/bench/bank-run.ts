import { sql } from 'drizzle-orm';
import { balanceGroups } from '../../src/features/ledger/trial-balance.repo.ts';
import { importBankFile } from '../../src/features/money-in/import-bank-file.ts';
import { enterPledge } from '../../src/features/pledges/enter-pledge.ts';
import { bankAccount } from '../../src/schema/ledger.ts';
import { openBenchHouse } from './bench-house.ts';
import { megabytesUsed } from './measure.ts';

export interface BankMeasured {
  readonly rows: number;
  readonly checkedMs: number;
  readonly checkedCpuMs: number;
  readonly tookMs: number;
  readonly cpuMs: number;
  /** The longest time for which nobody else got a turn. */
  readonly longestMs: number;
  readonly againCpuMs: number;
  /** In use afterwards, beyond what was in use before; the text included. */
  readonly grownMb: number;
  readonly textMb: number;
  readonly bareMs: number;
}

/** A process of its own: reads a bank's list of so many rows, two in three matched, and tells its parent what it took. */
async function run(count: number): Promise<BankMeasured> {
  const house = await openBenchHouse();
  const { deps } = house;
  const actor = await house.actor('manager.bushehr');
  await deps.database.write(async (tx) => {
    await tx.insert(bankAccount).values({
      id: deps.newId('bankAccount'),
      organisationId: String(actor.organisationId),
      bank: 'bank',
      iban: 'IR060170000000100324200001',
      createdAt: deps.now().toISOString(),
    });
  });
  const references: string[] = [];
  for (let i = 0; i < Math.max(10, count / 20); i++) {
    const entered = await enterPledge(deps, actor, {
      benefactor: { phone: `0912${1_000_000 + i}`, name: `giver ${i}` },
      kind: 'money',
      amountRial: 50_000_000,
      ...(i % 2 === 0 ? { cadence: 'monthly' } : {}),
    });
    if (!entered.ok) throw new Error(JSON.stringify(entered.problem));
    references.push(entered.value.paymentReference);
  }
  const today = deps.now().toISOString().slice(0, 10);
  const lines = Array.from({ length: count }, (_, i) => {
    const reference = i % 3 === 0 ? '' : references[i % references.length];
    return `${today},${1_000_000 + (i % 977) * 1000},${700_000_000 + i},payer ${i},internet transfer ${reference}`;
  });
  const text = `date,credit (rial),reference,payer,note\n${lines.join('\n')}\n`;
  lines.length = 0;
  const before = megabytesUsed();
  const measured = async (dryRun: boolean) => {
    let last = performance.now();
    let longestMs = 0;
    const watching = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 1);
    const started = performance.now();
    const cpu = process.cpuUsage();
    const result = await importBankFile(deps, actor, text, { dryRun });
    const { user, system } = process.cpuUsage(cpu);
    clearInterval(watching);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return {
      report: result.value,
      tookMs: performance.now() - started,
      cpuMs: (user + system) / 1000,
      longestMs,
    };
  };
  const checked = await measured(true);
  const landed = await measured(false);
  if (landed.report.matched + landed.report.unmatched !== count)
    throw new Error(`not all landed: ${JSON.stringify({ ...landed.report, items: [] }).slice(0, 600)}`);
  const grownMb = megabytesUsed() - before;
  const again = await measured(false);
  if (again.report.repeated !== count) throw new Error('a repeat posted something');
  const held = (await balanceGroups(deps.database.read, { organisationId: actor.organisationId ?? '' })).find(
    ({ kind }) => kind === 'cash',
  );
  if (held?.debitRial !== landed.report.receivedRial) throw new Error('the books differ from the list');

  const bare = performance.now();
  await deps.database.write(async (tx) => {
    await tx.run(sql`create table bare_receipt as select * from receipt where false`);
    await tx.run(sql`create table bare_line as select * from ledger_line where false`);
    await tx.run(sql`insert into bare_receipt select * from receipt`);
    await tx.run(sql`insert into bare_line select * from ledger_line`);
  });
  const bareMs = performance.now() - bare;
  await house.close();
  return {
    rows: count,
    checkedMs: checked.tookMs,
    checkedCpuMs: checked.cpuMs,
    tookMs: landed.tookMs,
    cpuMs: landed.cpuMs,
    longestMs: landed.longestMs,
    againCpuMs: again.cpuMs,
    grownMb,
    textMb: (text.length * 2) / 2 ** 20,
    bareMs,
  };
}

process.send?.(await run(Number(process.argv[2] ?? 1000)));
process.disconnect?.();
