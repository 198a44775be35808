import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tells } from '../../src/features/referrals/telling-words.text.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { plantSponsorship } from '../support/sponsorship-samples.ts';
import { giving, quoteBody, sponsoring } from '../usecase/sponsorships/sponsorship-setup.ts';
import { type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let officer: Pages;
let manager: Pages;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  officer = await pagesOf(h, 'officer.bushehr');
  manager = await pagesOf(h, 'manager.bushehr');
});
afterAll(() => h.close());

/** What is read, without tags. */
const wordsOf = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('pages of sponsorships', () => {
  test('the queue says what waits and by when; each step has its own page with its own fields', async () => {
    const { id } = await plantSponsorship(h, 'allocated');
    const queue = await officer.get('/officer/sponsorships?show=buy');
    expect(queue.status).toBe(200);
    expect(queue.html).toContain(`/officer/sponsorships/${id}`);
    const form = await officer.get(`/officer/sponsorships/${id}/purchased`);
    expect(form.html).toContain('name="invoice"');
    const early = await officer.post(`/officer/sponsorships/${id}/delivered`, { proof: 'signed-paper' });
    expect(early.status).toBe(409);
    const stale = await manager.post(`/officer/sponsorships/${id}/cancelled`, {
      revision: '1',
      reason: 'نه',
    });
    expect(stale.status).toBe(412);
  });

  test('what is due comes first, grouped and counted, with one step to each act; what comes later is folded', async () => {
    const due = await plantSponsorship(h, 'allocated');
    const later = await plantSponsorship(h, 'purchased');
    await h.deps.database.write((tx) =>
      tx.run(sql`update quote set expires_on = '2026-11-21' where sponsorship_id = ${due.id}`),
    );
    const { html } = await officer.get('/officer/sponsorships');
    const groups = [...html.matchAll(/<details( open="")?><summary>(.*?)<\/summary>(.*?)<\/details>/gs)].map(
      ([, open, , rows = '']) => ({ isOpen: open !== undefined, rows }),
    );
    const of = (id: string) => groups.find(({ rows }) => rows.includes(`/officer/sponsorships/${id}"`));
    // A quote that has lost its worth is asked anew before anything is bought.
    expect(of(due.id)?.isOpen).toBe(true);
    expect(of(due.id)?.rows).toContain(`/officer/sponsorships/${due.id}/quote"`);
    expect(of(later.id)?.isOpen).toBe(false);
    expect(of(later.id)?.rows).toContain(`/officer/sponsorships/${later.id}/delivered"`);
    await officer.post(`/officer/sponsorships/${due.id}/cancel-asked`, { reason: 'رفتند' });
    expect((await officer.get('/officer/sponsorships')).html).not.toContain(`${due.id}/cancelled"`);
    expect((await manager.get('/officer/sponsorships?show=cancel')).html).toContain(due.id);
    expect((await manager.get('/officer/sponsorships')).html).toContain(
      `/officer/sponsorships/${due.id}/cancelled"`,
    );
    // Whoever may say the word and did not ask for it reads it first, open, though its day is later; nobody else does.
    const firstOf = ({ html: page }: { html: string }) =>
      /<h2>([^<]*)<\/h2><details open="">(.*?)<\/details>/s.exec(page)?.slice(1) ?? [];
    const [heading, rows] = firstOf(await manager.get('/officer/sponsorships'));
    expect(heading).toContain('در انتظار شما');
    expect(rows).toContain(`/officer/sponsorships/${due.id}/cancelled"`);
    const proposed = await plantSponsorship(h, 'proposed');
    const second = await (await pagesOf(h, 'manager2.bushehr')).get('/officer/sponsorships');
    expect(firstOf(second)[1]).toContain(`/officer/sponsorships/${proposed.id}/approve"`);
    expect(second.html.split(`/officer/sponsorships/${proposed.id}"`)).toHaveLength(2);
    expect((await officer.get('/officer/sponsorships')).text).not.toContain('در انتظار شما');
    const form = await manager.get(`/officer/sponsorships/${due.id}/cancelled`);
    expect(form.html).toContain('رفتند');
    expect(form.html).toMatch(/<button[^>]*>تأیید پس گرفتن تصویب<\/button>/);
    const done = await manager.post(`/officer/sponsorships/${due.id}/cancelled`, {});
    expect(done.status).toBe(303);
    const over = await manager.get(done.location ?? '');
    expect(over.text).toContain('ثبت شد.');
    expect(over.html).toMatch(/<span class="chip plain">لغوشده/);
    const back = await officer.get(`/officer/sponsorships/${later.id}/purchase-returned`);
    expect(back.html).toContain('name="lostRial"');
  });

  test('a manager sees who pays by name, an officer that it is a benefactor', async () => {
    const money = await giving(h);
    const doing = await sponsoring(h);
    await money.given({ rial: 105_000_000 });
    const made = await doing.propose({
      personId: await money.family(),
      opportunityId: await money.kit(100_000_000),
      quote: quoteBody(100_000_000),
    });
    const page = `/officer/sponsorships/${String(made.id)}`;
    expect(wordsOf((await manager.get(page)).html)).toMatch(/نیکوکار \d/);
    expect(wordsOf((await officer.get(page)).html)).not.toMatch(/نیکوکار \d/);
    expect((await manager.get(`${page}/payers`)).html).toContain('name="pay.');
  });

  test('the trust paper tells nobody where it comes from, and is there once the kit is', async () => {
    const bought = await plantSponsorship(h, 'purchased');
    const paper = await officer.get(`/officer/sponsorships/${bought.id}/trust-paper`);
    const words = wordsOf(paper.html.replace(/<p class="no-print">.*?<\/p>/s, ''));
    expect(words).toContain('SN-1');
    expect(words.split(' ').filter((word) => tells(word))).toEqual([]);
    const early = await plantSponsorship(h, 'allocated');
    expect((await officer.get(`/officer/sponsorships/${early.id}/trust-paper`)).status).toBe(409);
    const sheet = await officer.get('/officer/sponsorships/print');
    expect(sheet.text).toContain('زهرا دشتی');
  });
});
