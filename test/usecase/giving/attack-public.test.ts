import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/prepare.node.ts';
import { publishTransparency } from '../../../src/features/transparency/publish-transparency.ts';
import { award } from '../../../src/schema/outcomes.ts';
import { plantBenefactors } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create, personBody } from '../../support/samples.ts';

/**
 * Somebody who reads the landing page and the page of a campaign every day tries to tell one family, or one gift, by what two of
 * these days differ by.
 */

const least = 5;
let h: Harness;
let campaignId: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  const made = await (await asUser(h, 'hq')).post('/campaigns', {
    slug: 'winter',
    title: { fa: 'زمستان' },
    story: { fa: 'با هم برای کار.' },
    startsOn: '2026-11-01',
    endsOn: '2027-03-01',
  });
  campaignId = made.body.id;
}, 60_000);
afterAll(() => h.close());

/** What one look shows: families of the landing page, and counts and the sum of the campaign. */
interface Seen {
  readonly families: number;
  readonly pledges: number;
  readonly others: number;
  readonly held: number;
  readonly rial: number;
}
async function look(): Promise<Seen> {
  const { text } = await h.request().get('/give').set('cookie', 'lang=en');
  const words = /In [^,.]*1405, ([\d,]+) /.exec(text)?.[1] ?? '0';
  const { items } = (await h.request().get('/api/v1/campaigns')).body as {
    items: { slug: string; progress: Record<string, number> | null }[];
  };
  const progress = items.find(({ slug }) => slug === 'winter')?.progress;
  return {
    families: Number(words.replaceAll(',', '')),
    pledges: (progress?.pledges ?? 0) - (progress?.otherPledges ?? 0),
    others: progress?.otherPledges ?? 0,
    held: progress?.families ?? 0,
    rial: progress?.promisedRial ?? 0,
  };
}

/** Counts that tell fewer than five, by themselves or between two looks, and sums that move without five gifts. */
function leaks(seen: readonly Seen[]): readonly string[] {
  const tells = (n: number) => n !== 0 && Math.abs(n) < least;
  return seen.flatMap((is, i) => [
    ...(['families', 'pledges', 'others', 'held'] as const).filter((count) => tells(is[count])),
    ...seen.slice(0, i).flatMap((was) => [
      // Of another month the landing page counts other families.
      ...(['pledges', 'others', 'held'] as const).filter((count) => tells(is[count] - was[count])),
      ...(is.rial !== was.rial && is.pledges === was.pledges ? ['rial'] : []),
    ]),
  ]);
}

async function families(count: number, day: string): Promise<void> {
  const officer = (await h.actorOf('officer.bushehr')).accountId;
  const organisationId = (await h.actorOf('officer.bushehr')).organisationId ?? '';
  for (let n = 0; n < count; n++) {
    const { id: personId } = await create(
      h,
      'officer.bushehr',
      '/people',
      personBody({ household: { head: true, aid: [] } }),
    );
    await h.deps.database.write(async (tx) => {
      const row = await tx.get<{ id: string }>(
        sql`select household_id as id from person where id = ${personId}`,
      );
      await tx.insert(award).values({
        id: h.deps.newId('award'),
        organisationId,
        householdId: row?.id ?? '',
        personId,
        kind: 'kit',
        amountRial: 100_000_000,
        benefactorRial: 100_000_000,
        approvedOn: day,
        fundedOn: day,
        deliveredOn: day,
        recordedAt: `${day}T08:00:00.000Z`,
        recordedBy: officer,
      });
    });
  }
}

async function pledges(count: number, kind: 'money' | 'coach-hours' = 'money'): Promise<void> {
  for (const { username } of await plantBenefactors(h, count)) {
    const what = kind === 'money' ? { amountRial: 30_000_000, earmark: 'campaign' } : { quantity: 4 };
    const made = await (await asUser(h, username)).post('/pledges', { kind, campaignId, ...what });
    if (made.status !== 201) throw new Error(made.text);
  }
}

const turn = async (instant: string) => {
  h.setNow(instant);
  await publishTransparency(h.deps, systemActor);
};

describe('the landing page and a campaign, day by day', () => {
  const seen: Seen[] = [];

  test('say nothing of the first families and gifts', async () => {
    await families(5, '2026-11-23');
    await pledges(4);
    await pledges(1, 'coach-hours');
    h.setNow('2026-11-24T08:00:00Z');
    seen.push(await look());
    expect(seen).toEqual([{ families: 0, pledges: 0, others: 0, held: 0, rial: 0 }]);
    const page = await h.request().get('/campaigns/winter').set('cookie', 'lang=en');
    expect(page.text).toContain('five or more');
  });

  test('say of a month that is over what was published of it, and nothing of the next until it is over', async () => {
    await turn('2026-12-22T08:00:00Z'); // 1 Dey: Azar is over
    seen.push(await look());
    expect(seen.at(-1)).toMatchObject({ families: 5, pledges: 0 });
    await families(1, '2026-12-22');
    await pledges(2);
    seen.push(await look());
    expect(seen.at(-1)).toEqual(seen.at(-2));
    await turn('2027-01-21T08:00:00Z'); // 1 Bahman: Dey has one family, and waits
    seen.push(await look());
    expect(seen.at(-1)).toMatchObject({ families: 5, pledges: 6, rial: 180_000_000 });
    await pledges(1);
    await turn('2027-02-20T08:00:00Z'); // 1 Esfand
    seen.push(await look());
    expect(seen.at(-1)).toEqual(seen.at(-2));
    const page = await h.request().get('/campaigns/winter').set('cookie', 'lang=en');
    expect(page.text).toContain('At the end of Bahman 1405');
  });

  test('let no two days be taken from each other', () => {
    expect(leaks(seen)).toEqual([]);
  });

  test('are caught by this test where they count as of today', async () => {
    const [rows] = await h.deps.database.read.all<{ n: number; rial: number }>(
      sql`select count(*) as n, sum(amount_rial) as rial from pledge where campaign_id = ${campaignId} and kind = 'money'`,
    );
    const last = seen.at(-1);
    if (!rows || !last) throw new Error('nothing seen');
    expect(leaks([...seen, { ...last, pledges: rows.n, rial: rows.rial }])).toContain('pledges');
    expect(leaks([...seen, { ...last, rial: rows.rial }])).toContain('rial');
    expect(leaks([...seen, { ...last, families: 1 }])).toEqual(['families']);
    expect(leaks([...seen, { ...last, held: 2 }])).toContain('held');
  });
});
