import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAbout } from '../../src/features/asks/ask-about.ts';
import { closeOpportunity } from '../../src/features/opportunities/close-opportunity.ts';
import { change } from '../../src/features/records/change.repo.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { wordsOf } from '../../src/features/search/search-words.rules.ts';
import { ok } from '../../src/kernel/result.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { create, personBody } from '../support/samples.ts';
import { jobBody, loanBody, published, valueIn } from '../usecase/opportunities/bodies.ts';

/** What nobody outside may ever read, in words that stand nowhere else. */
const canaries = {
  employer: 'Zqxworkshop',
  contact: 'Zqxforeman',
  phone: '07799887766',
  address: 'Zqxalley',
  buyer: 'Zqxbuyer',
  sourceKey: 'Zqxrow',
  closedTitle: 'Zqxover',
  lapsedTitle: 'Zqxbygone',
  laterTitle: 'Zqxnotyet',
  personName: 'Zqxgiven',
  familyName: 'Zqxfamily',
  askName: 'Zqxasker',
  askPhone: '09129998877',
  fund: 'fund-association',
  lat: '29.58123',
  lng: '50.51987',
} as const;
/** Names of fields that are no part of any public answer. */
const keys = ['organisationId', 'employer', 'employerId', 'sourceKey', 'barredBy', 'reservedFor', 'buyers'];

const runs = process.env.MEHRKAR_DEEP === '1' ? 2_000 : 60;

let h: Harness;
let forbidden: readonly string[];
const open: string[] = [];
const hidden: string[] = [];
let officer: string;

beforeAll(async () => {
  h = await createHarness();
  const { employer: name, contact, phone, address } = canaries;
  const employer = { name, contact, phone, address };
  const body = (more: Record<string, unknown> = {}) =>
    jobBody({ employer, barredBy: ['driving'], reservedFor: ['released'], ...more });
  const job = await published(h, body());
  const kit = await published(
    h,
    body({
      kind: 'kit',
      title: { fa: 'بستهٔ خیاطی' },
      kit: {
        priceRial: 900_000_000,
        purpose: 'start',
        items: [{ name: 'چرخ', priceRial: 900_000_000 }],
        monthlyIncomeRial: 120_000_000,
        buyers: [{ name: canaries.buyer, firm: true }],
      },
      monthlyIncomeRial: undefined,
    }),
  );
  const loan = await published(h, loanBody());
  const over = await published(h, body({ title: { fa: canaries.closedTitle } }));
  const later = await published(h, body({ title: { fa: canaries.laterTitle }, opensOn: '2026-12-20' }));
  const lapsed = await published(h, body({ title: { fa: canaries.lapsedTitle }, closesOn: '2026-11-23' }));
  const actor = await h.actorOf('officer.bushehr');
  valueIn(await closeOpportunity(h.deps, actor, over.id, undefined, {}));
  await change(h.deps, actor, async ({ tx, audit }) => {
    await tx.run(sql`update opportunity set source_key = ${canaries.sourceKey} where id = ${job.id}`);
    audit({ action: 'opportunity.edit', entity: 'opportunity', entityId: job.id });
    return ok(null);
  });
  open.push(job.id, kit.id, loan.id);
  hidden.push(over.id, later.id, lapsed.id);
  await create(
    h,
    'officer.bushehr',
    '/people',
    personBody({ givenName: canaries.personName, familyName: canaries.familyName }),
  );
  const asked = { name: canaries.askName, phone: canaries.askPhone, county: 'گناوه' };
  valueIn(await askAbout(h.deps, job.id, asked, { address: '10.0.0.9' }));
  const vocabulary = await vocabularyOf(h.deps.database);
  const restriction = vocabulary.item('restrictions', 'driving');
  forbidden = [
    ...Object.values(canaries),
    job.organisationId,
    ...(restriction ? [restriction.fa, restriction.en] : []),
    ...keys.map((key) => `"${key}"`),
  ];
  h.setNow('2026-11-25T08:00:00Z');
  officer = `mehrkar=${await h.tokenOf('officer.bushehr')}`;
});
afterAll(() => h.close());

/** What an answer holds that it must not; what the visitor typed comes back in fields, links and over the list, and is left out. */
function leaksIn(text: string, typed: string): string[] {
  const asks = forbidden.some((one) => typed.toLowerCase().includes(one.toLowerCase()));
  const echoes = /(value|href|data-near)="[^"]*"|<summary>.*?<\/summary>|id="count">.*?<\/p>/gs;
  const read = asks ? text.replace(echoes, '') : text;
  return forbidden.filter((one) => read.toLowerCase().includes(one.toLowerCase()));
}

const words = fc.oneof(
  fc.constantFrom(...Object.values(canaries)),
  fc.constantFrom(...Object.values(canaries)).map((word) => `${word.slice(0, -1)}*`),
  fc.constantFrom(
    'خیاط',
    'tailor',
    '"',
    "'; drop table opportunity; --",
    'خیاط OR 1',
    'NEAR(a b, 9)',
    'words:Zqx*',
    'alts : x',
    '^خیاط',
    '-خیاط',
    '(((',
    '\u0000',
    '%00',
    '{"a":1}',
    '<script>',
    '*',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ minLength: 300, maxLength: 400 }),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const query = fc.record(
  {
    q: maybe(
      fc.oneof(
        words,
        fc.tuple(words, words).map((both) => both.join(' ')),
      ),
    ),
    where: maybe(fc.oneof(words, fc.constantFrom('گناوه', 'بوشهر', 'bushehr', 'گناوح', 'نیست'))),
    province: maybe(fc.constantFrom('bushehr', 'بوشهر', 'Zqx', '')),
    county: maybe(fc.constantFrom('گناوه', 'Zqx')),
    near: maybe(fc.constantFrom('29.58123,50.51987', '29.58,50.52', '0,0', 'a,b', '91,181', '29.58')),
    radiusKm: maybe(fc.constantFrom('0', '0.01', '30', '-1', 'x')),
    km: maybe(fc.constantFrom('1', '0.001', '9999')),
    kind: maybe(fc.constantFrom('job', 'kit', 'loan-programme', 'training', 'employer')),
    homeWork: maybe(fc.constantFrom('1', 'true', '0', 'x')),
    noExperience: maybe(fc.constantFrom('1', '0')),
    training: maybe(fc.constantFrom('1', '0')),
    pay: maybe(fc.constantFrom('10', '999', '-1')),
    payFrom: maybe(fc.constantFrom('100000000', '1')),
    status: maybe(fc.constantFrom('open', 'closed', 'all', 'x')),
    own: maybe(fc.constantFrom('true', '1')),
    skillId: maybe(fc.constantFrom('sk-152', 'Zqx')),
    organisationId: maybe(fc.constantFrom('org-hq')),
    cursor: maybe(fc.oneof(words, fc.constantFrom('eyJrIjoi', 'x'))),
    limit: maybe(fc.constantFrom('1', '100', '101', 'x')),
    in: maybe(fc.constantFrom('bushehr', 'Zqx')),
    fields: maybe(fc.constantFrom('*', 'employer')),
  },
  { requiredKeys: [] },
);

const target = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('/work', '/api/v1/opportunities', '/api/v1/skills') },
  { weight: 2, arbitrary: fc.constantFrom('/work/places') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(6), fc.constantFrom('/work/', '/api/v1/opportunities/'), fc.constantFrom('', '/ask'))
      .map(([i, base, end]) => {
        const id = [...open, ...hidden, 'opp_none'][i] ?? '';
        return base === '/work/' ? `${base}${id}${end}` : `${base}${id}`;
      }),
  },
);

test('whatever is asked of a public page, answer or suggestion, nothing comes back that is not public', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      target,
      query,
      fc.constantFrom('fa', 'en'),
      fc.boolean(),
      async (path, asked, lang, staff) => {
        const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
        const address = `${path}?${new URLSearchParams(given)}`;
        // Who is signed in sees no more on a page for everybody.
        const cookie = `lang=${lang}${staff && path.startsWith('/work') ? `; ${officer}` : ''}`;
        const answer = await h.request().get(address).set('cookie', cookie);
        expect(answer.status, address).toBeLessThan(500);
        if (path === '/work' || path === '/work/places') expect(answer.status, address).toBe(200);
        const typed = given.map(([, value]) => value).join(' ');
        expect(leaksIn(answer.text, typed), address).toEqual([]);
      },
    ),
    { numRuns: runs * 3 },
  );
});

test('asking tells nothing either, whatever is sent', { timeout: 300_000 }, async () => {
  const field = fc.oneof(words, fc.constantFrom('', 'زهرا', '۰۹۱۲۳۴۵۶۷۸۹', 'گناوه'));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(6),
      fc.record({
        name: field,
        phone: field,
        county: field,
        at: fc.constantFrom('sent', 'phone', 'county', 'x'),
        go: fc.constantFrom('', '', 'back', 'x'),
      }),
      async (i, form) => {
        const id = [...open, ...hidden, 'opp_none'][i] ?? '';
        const typed = Object.values(form);
        let cookie = '';
        const read = async (answer: { status: number; text: string; headers: Record<string, unknown> }) => {
          expect(answer.status).toBeLessThan(500);
          const [set] = (answer.headers['set-cookie'] as string[] | undefined) ?? [];
          // Sealed: nobody reads in it what was typed or what became of it.
          if (set) cookie = /^mehrkar-ask=k1\.[\w-]+(?=;)/.exec(set)?.[0] ?? 'in clear';
          // What was typed is shown again for checking.
          const text = typed.reduce(
            (rest, one) => (one.length > 2 ? rest.replaceAll(one, '') : rest),
            answer.text,
          );
          expect(leaksIn(text, typed.join(' '))).toEqual([]);
          expect(leaksIn(cookie, '')).toEqual([]);
        };
        const ask = `/work/${id}/ask`;
        for (const step of [ask, `${ask}/phone`, `${ask}/county`, `${ask}/check`, `${ask}/${form.at}`]) {
          await read(await h.request().post(step).set('cookie', cookie).type('form').send(form));
          await read(await h.request().get(step).set('cookie', cookie));
        }
        await read(await h.request().get(`${ask}/sent`).set('cookie', cookie));
      },
    ),
    { numRuns: runs },
  );
});

test('what is not public cannot be searched for: its words find as little as words that stand nowhere', async () => {
  for (const word of Object.values(canaries)) {
    const { body } = await h.request().get('/api/v1/opportunities').query({ q: word });
    expect(body.total, word).toBe(0);
    const skills = await h.request().get('/api/v1/skills').query({ q: word });
    expect(JSON.stringify(skills.body), word).not.toContain('Zqx');
  }
});

test('no letter of any script is more than the search can take', async () => {
  const letters = Array.from({ length: 0x1_2000 }, (_, i) => i)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const taken = letters.filter((letter) => wordsOf(`ب${letter}ب`).length === 1);
  expect(taken.length).toBeGreaterThan(500);
  const strange = [...taken, '\u19B0', '\u0F20', '\u{1E900}', '\u08A1'].map((letter) => `ب${letter}ب`);
  for (let i = 0; i < strange.length; i += 30) {
    const q = strange.slice(i, i + 30).join(' ');
    const answer = await h.request().get('/api/v1/skills').query({ q });
    expect(answer.status, q).toBe(200);
  }
});

test('what is not open today is not there, and its page tells nothing of it', async () => {
  for (const id of hidden) {
    const page = await h.request().get(`/work/${id}`);
    expect(page.status).toBe(404);
    expect(leaksIn(page.text, '')).toEqual([]);
    expect(page.text, 'but offers what is open').toContain(`/work/${open[0]}`);
  }
});
