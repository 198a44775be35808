import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '../../src/platform/database.ts';
import { opportunity } from '../../src/schema/opportunities.ts';
import { person } from '../../src/schema/people.ts';
import { referral } from '../../src/schema/referrals.ts';
import { faultsOf } from '../support/chain.ts';
import { lookInto, nationalIdIndex, prepareFolder } from '../support/folder.ts';
import { send } from '../support/http.ts';
import { diceFrom, type SentWrite, startLoad } from '../support/load.ts';
import { jobBody } from '../support/samples.ts';
import { startServer, unheardSearch } from '../support/server.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
const kills = deep ? 25 : 3;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-kill-'));
  prepareFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = () => startServer({ DEMO: '0', ...unheardSearch }, { folder });
async function signIn(url: string): Promise<string> {
  const body = { username: 'officer.bushehr', password: 'mehrkar-demo' };
  return String((await send(`${url}/api/v1/sessions`, { body })).json.token);
}

const isDone = ({ answer }: SentWrite) => answer !== undefined && answer.status < 300;

/** How many of the national ids are on file. */
async function heldOf(db: Reader, ids: readonly string[]): Promise<number> {
  const indexes = ids.map(nationalIdIndex);
  return (await db.select({ id: person.id }).from(person).where(inArray(person.nationalIdIndex, indexes)))
    .length;
}

/** What the database says of one write that nobody repeated: whether it is wholly there, or what is wrong. */
async function standing(db: Reader, one: SentWrite): Promise<'whole' | 'absent' | string> {
  const { nationalIds, title, id, value } = one.marks;
  if (nationalIds) {
    const held = await heldOf(db, nationalIds);
    // A list lands in chunks of 200: of one that was cut off whole chunks may be there.
    if (held === 0 || held === nationalIds.length) return held === 0 ? 'absent' : 'whole';
    return held === 200 && !isDone(one) ? 'absent' : `${held} of ${nationalIds.length} rows`;
  }
  if (title !== undefined) {
    const rows = await db
      .select({ id: opportunity.id })
      .from(opportunity)
      .where(eq(opportunity.titleFa, title));
    return rows.length === 0 ? 'absent' : rows.length === 1 ? 'whole' : `${rows.length} of one opportunity`;
  }
  if (one.what === 'refer') {
    const rows = await db
      .select({ id: referral.id })
      .from(referral)
      .where(eq(referral.personId, id ?? ''));
    return rows.length === 0 ? 'absent' : rows.length === 1 ? 'whole' : `${rows.length} of one referral`;
  }
  if (one.what === 'move') {
    const rows = await db.all<{ n: number }>(
      sql`select count(*) as n from referral_event where referral_id = ${id} and to_state = ${value}`,
    );
    const n = rows[0]?.n ?? 0;
    return n === 0 ? 'absent' : n === 1 ? 'whole' : `${n} of one move`;
  }
  // A later change of the same person may stand on top of this one: its revision tells.
  const [row] = await db
    .select()
    .from(person)
    .where(eq(person.id, id ?? ''));
  const from = Number(one.sending.headers?.['if-match']?.replaceAll('"', ''));
  const reached = one.answer ? Number(one.answer.json.revision) : from + 1;
  return row && row.revision >= reached && (row.revision > reached || row.needScore === value)
    ? 'whole'
    : 'absent';
}

test(`${kills} kills in the midst of mixed writes lose nothing that was acknowledged and leave nothing half`, async () => {
  const dice = diceFrom(1405);
  let server = await start();
  const everything: SentWrite[] = [];
  const figures = { sent: 0, acknowledged: 0, cutOff: 0, landedUnsaid: 0, repeated: 0 };
  let token = await signIn(server.url);
  const opening = await send(`${server.url}/api/v1/opportunities`, {
    token,
    body: jobBody({ vacancies: 10_000 }),
  });
  const opportunityId = String(opening.json.id);

  for (let round = 1; round <= kills; round++) {
    const load = startLoad({ url: server.url, token, opportunityId }, { workers: 6, seed: round });
    // After so many answers, not after so long: a busy machine is to be killed in the midst of as much as an idle one.
    const enough = 8 + Math.floor(dice() * 40);
    let over = false;
    void load.ended.then(() => {
      over = true;
    });
    while (!over && load.sent.filter(isDone).length < enough)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, dice() * 60));
    await server.kill();
    await load.ended;
    const { sent } = load;
    everything.push(...sent);
    server = await start();
    token = await signIn(server.url);

    // All that was answered was answered well: no write of the load stands in the way of another.
    expect(
      sent.filter((one) => one.answer && !isDone(one)).map(({ what, answer }) => [what, answer?.text]),
    ).toEqual([]);
    expect(sent.filter(isDone).length).toBeGreaterThan(0);
    const before = new Map<SentWrite, string>();
    await lookInto(folder, async (db) => {
      expect(await faultsOf(db), `after kill ${round}`).toEqual([]);
      for (const one of sent) before.set(one, await standing(db, one));
    });
    for (const one of sent.filter(isDone)) expect([one.what, before.get(one)]).toEqual([one.what, 'whole']);
    const cutOff = sent.filter(({ lost }) => lost !== undefined);
    for (const one of cutOff) expect(['whole', 'absent'], one.what).toContain(before.get(one));

    // Repeats under the same key: those that were cut off take effect once, those that were answered get the same again.
    const keyed = cutOff.filter(({ key, what }) => key !== undefined && what !== 'patch');
    for (const one of keyed) {
      const again = await send(`${server.url}/api/v1${one.path}`, { ...one.sending, token });
      expect(again.status, `${one.what}: ${again.text}`).toBeLessThan(300);
      const landed = before.get(one) === 'whole';
      // An import's answer is kept after its last chunk, so a kill just between makes the repeat a new, idle run.
      if (one.what !== 'import')
        expect(again.headers.get('idempotent-replayed'), one.what).toBe(landed ? 'true' : null);
      const third = await send(`${server.url}/api/v1${one.path}`, { ...one.sending, token });
      expect(third.text).toBe(again.text);
    }
    // A patch takes no key: it names the revision it was made from, which is gone once it has landed.
    const patches = cutOff.filter(({ what }) => what === 'patch');
    for (const one of patches) {
      const again = await send(`${server.url}/api/v1${one.path}`, { ...one.sending, token });
      expect([200, 412], again.text).toContain(again.status);
      if (again.status === 412) expect(before.get(one)).toBe('whole');
    }
    const answered = sent
      .filter((one) => isDone(one) && one.key !== undefined && one.what !== 'patch')
      .slice(-10);
    for (const one of answered) {
      const again = await send(`${server.url}/api/v1${one.path}`, { ...one.sending, token });
      expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([one.answer?.text, 'true']);
    }
    await lookInto(folder, async (db) => {
      for (const one of [...keyed, ...patches])
        expect([one.what, await standing(db, one)]).toEqual([one.what, 'whole']);
    });
    figures.sent += sent.length;
    figures.acknowledged += sent.filter(isDone).length;
    figures.cutOff += cutOff.length;
    figures.landedUnsaid += cutOff.filter((one) => before.get(one) === 'whole').length;
    figures.repeated += keyed.length + answered.length;
  }

  expect(await server.stop()).toBe(0);
  await lookInto(folder, async (db) => {
    expect(await faultsOf(db)).toEqual([]);
    for (const one of everything.filter(isDone))
      expect([one.what, await standing(db, one)]).toEqual([one.what, 'whole']);
  });
  console.info(`${kills} kills:`, figures);
}, 1_800_000);
