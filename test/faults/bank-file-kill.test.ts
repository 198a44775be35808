import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLedger } from '../../src/features/ledger/verify-ledger.repo.ts';
import { rowsOfPart } from '../../src/features/money-in/bank-file-record.rules.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import type { Reader } from '../../src/platform/database.ts';
import { paths } from '../../src/web/paths.ts';
import { faultsOf } from '../support/chain.ts';
import { lookInto, prepareFolder } from '../support/folder.ts';
import { send } from '../support/http.ts';
import { ibanOf } from '../support/ibans.ts';
import { diceFrom } from '../support/load.ts';
import { testSecret } from '../support/secret.ts';
import { startServer } from '../support/server.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
const rows = deep ? 10_000 : 700;
const kills = deep ? 40 : 3;
const givers = deep ? 120 : 6;
const dice = diceFrom(1405);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-bank-kill-'));
  prepareFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Server = Awaited<ReturnType<typeof startServer>>;
const start = () => startServer({ DEMO: '0' }, { folder });
const signIn = async ({ url }: Server) =>
  String(
    (
      await send(`${url}/api/v1/sessions`, {
        body: { username: 'manager.bushehr', password: 'mehrkar-demo' },
      })
    ).json.token,
  );

/** A list in which money comes for pledges and for nobody, goes out, stands twice and cannot be read. */
function makeList(name: string, references: readonly string[]) {
  const count = { matched: 0, unmatched: 0, repeated: 0, debit: 0, refused: 0, rial: 0 };
  const lines: string[] = [];
  for (let i = 0; i < rows; i++) {
    const kind = dice();
    const rial = 1_000_000 + Math.floor(dice() * 900) * 10_000;
    const note = kind < 0.6 ? `شناسه ${references[Math.floor(dice() * references.length)]}` : 'بی شرح';
    const line = `1405/07/${String(1 + (i % 28)).padStart(2, '0')},${rial},0,${name}-${i},"${note}، سطر ${i}"`;
    if (kind < 0.9) {
      count[kind < 0.6 ? 'matched' : 'unmatched'] += 1;
      count.rial += rial;
      lines.push(line);
    } else if (kind < 0.94) {
      count.debit += 1;
      lines.push(line.replace(`,${rial},0,`, `,0,${rial},`));
    } else if (kind < 0.97 || i === 0) {
      count.refused += 1;
      lines.push(line.replace(`,${rial},0,`, ',ده,0,'));
    } else {
      const known = lines[Math.floor(dice() * lines.length)] ?? line;
      const [, what] = /,(ده|0),\d+,/.exec(known) ?? [];
      count[what === 'ده' ? 'refused' : what === '0' ? 'debit' : 'repeated'] += 1;
      lines.push(known);
    }
  }
  return { name, text: `تاریخ,واریز (ریال),برداشت (ریال),شماره پیگیری,شرح\n${lines.join('\n')}\n`, count };
}

/** As a browser sends it, by the page; the answer leads to the list's own page. */
async function giveOnPage(
  url: string,
  token: string,
  account: string,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<string> {
  const form = new FormData();
  form.set('do', 'import');
  form.set('file', new Blob([text], { type: 'text/csv' }), name);
  const answer = await fetch(`${url}${paths.bankFile}?account=${account}`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { cookie: `mehrkar=${token}; lang=en`, origin: url },
  });
  expect(answer.status, await answer.text()).toBe(303);
  return answer.headers.get('location') ?? '';
}

const pageOf = async (url: string, token: string, path: string) => {
  const ask = () => fetch(`${url}${path}`, { headers: { cookie: `mehrkar=${token}; lang=en` } });
  // A kept line that was idle while the books were looked at may have just been closed.
  const answer = await ask().catch(ask);
  return (await answer.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
};

interface Standing {
  readonly id: string;
  readonly done: number;
  readonly landed: boolean;
}

/** What is in the database of the list, held against itself; undefined while nothing of it is kept. */
async function standing(db: Reader, name: string): Promise<Standing | undefined> {
  const [file] = await db.all<
    { id: string } & Record<'done' | 'own' | 'came' | 'parts' | 'landed', number>
  >(sql`
    select f.id, f.matched + f.unmatched + f.repeated + f.refused + f.passed_over as done, f.matched + f.unmatched as own,
      (select count(*) from receipt r where r.bank_file_id = f.id) as came, f.landed_at is not null as landed,
      (select count(*) from bank_file_part p where p.file_id = f.id and p.landed_at is not null) as parts
    from bank_file f where f.name = ${name}`);
  if (!file) return undefined;
  expect(file.came).toBe(file.own);
  expect(file.done).toBe(Math.min(rows, file.parts * rowsOfPart));
  // Of this list alone: a look has to be quick. The whole is looked through at the end.
  const broken = await db.all(sql`
    select 'receipt without its one entry' as what from receipt r where r.bank_file_id = ${file.id} and (select count(*) from ledger_entry e where e.receipt_id = r.id) <> 1
    union all select 'entry that does not balance' from receipt r join ledger_entry e on e.receipt_id = r.id where r.bank_file_id = ${file.id}
      and (select sum(l.amount_rial) from ledger_line l where l.entry_id = e.id) <> 0`);
  expect(broken).toEqual([]);
  return { id: file.id, done: file.done, landed: file.landed === 1 };
}
/** Rows of which the database says what became of them, and nothing more. */
const far = (name: string) =>
  lookInto(folder, async (db) => {
    const [row] = await db.all<{ done: number }>(
      sql`select matched + unmatched + repeated + refused + passed_over as done from bank_file where name = ${name}`,
    );
    return row?.done ?? 0;
  });
const look = (name: string) => lookInto(folder, (db) => standing(db, name));

test(`${rows} rows with ${kills} kills on the way: every row once, nothing half, and its page says how far it is`, async () => {
  let server = await start();
  let token = await signIn(server);
  const made = async (path: string, body: unknown) => {
    const answer = await send(`${server.url}/api/v1${path}`, { token, body });
    expect(answer.status, answer.text).toBe(201);
    return answer.json;
  };
  const account = String((await made('/ledger/bank-accounts', { bank: 'ملی', iban: ibanOf(7) })).id);
  const references: string[] = [];
  for (let i = 0; i < givers; i++) {
    const pledge = await made('/pledges/entered', {
      benefactor: { phone: `0912${1_000_000 + i}`, name: `خیر ${i}` },
      kind: 'money',
      amountRial: 50_000_000,
      cadence: i % 2 === 0 ? 'monthly' : 'once',
    });
    references.push(String(pledge.paymentReference));
  }
  const lists = [makeList('a.csv', references)];
  const figures = { kills: 0, pages: 0, cutOffGiving: 0 };
  const pathOf = (name: string) => `/receipts/import?bankAccountId=${account}&name=${name}`;

  for (let list = lists[0]; figures.kills < kills; ) {
    if (list === undefined) break;
    const { name, text } = list;
    // Two at the same moment, one by each way; the kill comes before their answers, between, or after them.
    const giving = [
      giveOnPage(server.url, token, account, list),
      send(`${server.url}/api/v1${pathOf(name)}`, { token, body: text }),
    ].map((one) =>
      one.then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof TypeError)) throw error;
          figures.cutOffGiving += 1;
        },
      ),
    );
    // Every second kill comes before anything more has landed, perhaps before the list is kept.
    const parts = (figures.kills % 2 === 0 ? 1 : 0) + Math.floor(dice() * 3);
    const until = (await far(name)) + parts * rowsOfPart;
    while ((await far(name)) < Math.min(until, rows)) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, dice() * 120));
    await server.kill();
    figures.kills += 1;
    await Promise.all(giving);
    const left = await look(name);

    server = await start();
    token = await signIn(server);
    const before = await look(name);
    if (left === undefined || before === undefined) continue;
    const shown = await pageOf(server.url, token, paths.bankFileGiven(before.id));
    const after = await look(name);
    const [, told = '', of = ''] = /([\d,]+) of ([\d,]+) rows/.exec(shown) ?? [];
    const said = told === '' ? rows : Number(told.replaceAll(',', ''));
    if (told === '') expect(shown).toContain('The list is recorded.');
    else expect(of.replaceAll(',', '')).toBe(String(rows));
    // What had landed when it was killed is still there, and nothing is said to be there that is not.
    expect(before.done).toBeGreaterThanOrEqual(left.done);
    expect(said).toBeGreaterThanOrEqual(before.done);
    expect(said).toBeLessThanOrEqual(after?.done ?? 0);
    figures.pages += 1;
    if (after?.landed) {
      list = makeList(`${lists.length}.csv`, references);
      if (figures.kills < kills) lists.push(list);
    }
  }

  // Nobody gives them again: they go on by themselves.
  const lastName = lists.at(-1)?.name ?? '';
  while ((await far(lastName)) % rows > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const count = { matched: 0, unmatched: 0, rial: 0 };
  for (const { name, text, count: own } of lists) {
    await send(`${server.url}/api/v1${pathOf(name)}`, { token, body: text });
    const again = await send(`${server.url}/api/v1${pathOf(name)}`, { token, body: text });
    expect(again.json).toMatchObject({
      ...{ matched: 0, unmatched: 0, waiting: 0, passedOver: own.debit, rejectedRows: own.refused },
      repeated: own.matched + own.unmatched + own.repeated,
    });
    for (const key of ['matched', 'unmatched', 'rial'] as const) count[key] += own[key];
  }
  expect(await server.stop()).toBe(0);

  await lookInto(folder, async (db) => {
    const [all] = await db.all(sql`
      select (select count(*) from receipt where state = 'matched') as matched, (select count(*) from receipt where state = 'unmatched') as unmatched,
        (select sum(amount_rial) from receipt) as came, (select count(distinct reference) from receipt) as numbers,
        (select sum(l.amount_rial) from ledger_line l join ledger_account a on a.id = l.account_id where a.kind = 'cash') as cash,
        (select count(*) from ledger_entry where kind in ('receipt','receipt-unmatched')) as entries,
        (select count(*) from bank_file) as files, (select count(*) from bank_file_part where rows_sealed is not null) as sealed,
        (select max(cast(substr(number, 6) as integer)) from receipt) as last,
        (select count(*) from ledger_entry where kind like 'receipt%' and receipt_id not in (select id from receipt)) as alone,
        (select count(distinct json_extract(details, '$.receiptId')) from gift_news where kind = 'received') as newsOfOne, (select count(*) from gift_news) as news,
        (select count(*) from message where kind = 'receipt') as told`);
    const came = count.matched + count.unmatched;
    expect(all).toEqual({
      matched: count.matched,
      unmatched: count.unmatched,
      came: count.rial,
      numbers: came,
      cash: count.rial,
      entries: came,
      files: lists.length,
      sealed: 0,
      last: came,
      alone: 0,
      newsOfOne: count.matched,
      news: count.matched,
      told: count.matched,
    });
    const promises = await db.all(sql`
      select p.id from pledge p where coalesce((select sum(d.amount_rial - d.received_rial) from pledge_due d where d.pledge_id = p.id and d.state = 'due'), 0)
        <> coalesce((select sum(l.amount_rial) from ledger_line l join ledger_account a on a.id = l.account_id where a.kind = 'pledges-receivable' and a.ref = p.id), 0)`);
    expect(promises).toEqual([]);
    const { digest } = createCrypto(testSecret);
    const books = await verifyLedger(db, { digest });
    expect([books.faults, books.missingGuards]).toEqual([[], []]);
    expect(await faultsOf(db)).toEqual([]);
  });
  expect(figures.pages).toBeGreaterThan(0);
  console.info(`${lists.length} lists of ${rows} rows:`, figures, count);
}, 1_800_000);
