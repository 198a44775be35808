import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/prepare.node.ts';
import { publishTransparency } from '../../../src/features/transparency/publish-transparency.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { giving, quoteBody, sponsoring } from '../sponsorships/sponsorship-setup.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
});
afterAll(() => h.close());

const published = async (query = '') => (await h.request().get(`/api/v1/transparency${query}`)).body;

test('the money agrees with the trial balance of that day to the rial, whoever asks, and stays as it was published', async () => {
  expect((await published()).published).toBeNull();
  const money = await giving(h);
  const doing = await sponsoring(h);
  await money.own('contingency');
  await money.given({ rial: 300_000_001 });
  const handOver = async (rial: number) => {
    const made = await doing.propose({
      personId: await money.family(),
      opportunityId: await money.kit(rial),
      quote: quoteBody(rial),
    });
    const id = String(made.id);
    await doing.approve(id);
    const quoteId = ((await doing.see(id)).quotes as { id: string }[])[0]?.id;
    await doing.event(id, {
      event: 'purchased',
      quoteId,
      priceRial: rial,
      invoice: '۱',
      serials: [`S-${rial}`],
      bankAccountId: money.bankId,
    });
    await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
  };
  for (const rial of [30_000_001, 30_000_002, 40_000_004, 39_000_000, 41_000_000]) await handOver(rial);

  h.setNow('2026-12-23T08:00:00Z'); // 2 Dey 1405
  expect(await publishTransparency(h.deps, systemActor)).toBe(1);
  const first = await published();
  expect(first.published.month).toBe('1405-09');
  expect(first.published.money).toEqual({
    month: '1405-09',
    receivedRial: 300_000_001,
    spentRial: 180_000_007,
    waitingRial: 119_999_994,
    unidentifiedRial: 0,
  });
  expect(first.published).toMatchObject({
    total: 5,
    pending: [],
    provinces: { bushehr: 5 },
    otherFamilies: 0,
  });
  const books = await (await asUser(h, 'auditor')).get('/ledger/trial-balance?asOf=2026-12-21');
  const kinds = new Map(
    (books.body.kinds as { kind: string; debitRial: number; creditRial: number }[]).map((one) => [
      one.kind,
      one.debitRial - one.creditRial,
    ]),
  );
  const of = (kind: string) => kinds.get(kind) ?? 0;
  expect(of('aid-granted') + of('write-off')).toBe(first.published.money.spentRial);
  expect(-of('fund') - of('allocated')).toBe(first.published.money.waitingRial);

  // What is found out later changes nothing that was published, and nobody can change it.
  expect(await publishTransparency(h.deps, systemActor)).toBe(0);
  await money.given({ rial: 50_000_000 });
  expect(await published()).toEqual(first);
  await expect(
    h.deps.database.write((tx) => tx.run(sql`update transparency_month set value = '{}'`)),
  ).rejects.toThrow();
  await expect(h.deps.database.write((tx) => tx.run(sql`delete from transparency_month`))).rejects.toThrow();

  h.setNow('2027-01-22T08:00:00Z'); // 2 Bahman 1405
  expect(await publishTransparency(h.deps, systemActor)).toBe(1);
  expect((await published('?month=1405-09')).published).toEqual(first.published);
  expect((await published()).published.money.receivedRial).toBe(350_000_001);
  const page = await h.request().get('/transparency').set('cookie', 'lang=en');
  expect(page.text).toContain('Dey 1405');
  expect((await h.request().get('/transparency/families').set('cookie', 'lang=en')).text).toContain(
    'at least half of it paid by benefactors',
  );
});
