import { sql } from 'drizzle-orm';
import { change } from '../../../src/features/records/change.repo.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/database.ts';
import type { Harness } from '../../support/harness.ts';
import { asUser, create, personBody } from '../../support/samples.ts';

/**
 * Forty people with every awkward case. The columns after `asked` are how each stood on 22 September, 22 October and
 * 21 November 2026 (the ends of Shahrivar, Mehr and Aban 1405), as known on 22 November: worked out by hand from the lives
 * beneath. Households: W a woman heads it, M a man, + with dependants, - not recorded.
 */
export const table = `
 1 idle             B family   F W+ ganaveh 75 a  out    out    out
 2 verified         B family   F W+ ganaveh 75 a  in     in     in
 3 never-asked      B family   F W  ganaveh 75 a  in     unk    unk
 4 season-over      B family   F -  ganaveh 51 a  in     out    out
 5 season-unasked   B family   F W+ ganaveh 51 a  in     in     unk
 6 two-jobs         B family   F W+ bushehr 51 a  in     in     in
 7 two-small-jobs   B family   F W  bushehr -  a  some   some   some
 8 died             B family   M M+ bushehr -  a  out    out    left
 9 moved-away       B family   F -  bushehr 75 a  out    left   left
10 left-for-custody B released M M  bushehr 51 a  in     left   left
11 custody-again    B released M M  bushehr -  a  out    out    cust
12 closed-until     B released M -  ganaveh -  c  -      cust   out
13 tagged           B released M M+ ganaveh 75 b  out    out    in
14 works-outside    B released M M+ ganaveh 75 b  out    in     in
15 under-age        B family   M -  ganaveh -  b  age    age    age
16 turned-65        B family   M M+ ganaveh 51 a  in     in     age
17 turned-18        B family   F -  ganaveh 75 b  age    out    out
18 studying         B family   F -  bushehr -  a  out    ns     ns
19 paused           B family   F W+ bushehr 75 b  out    out    paused
20 paused-and-back  B family   F W+ bushehr 75 a  paused out    out
21 placed-again     B released M M+ bushehr 51 a  in     in     in
22 at-intake        B family   M M+ bushehr 75 c  -      in     in
23 denied           B family   F W+ ganaveh 51 a  in     in     out
24 pay-enough       B family   F W  ganaveh 75 a  out    in     in
25 amount-unknown   B family   F W+ ganaveh -  b  out    out    unk
26 training-only    B family   F -  ganaveh 75 b  out    out    out
27 not-reached      B released M M  ganaveh 51 a  in     unk    unk
28 check-corrected  B family   F W+ ganaveh 75 a  in     in     in
29 mistaken-work    G family   F W  rasht   75 a  out    out    out
30 on-leave         G released M M  rasht   -  c  -      out    out
31 woman-head       G family   F W+ rasht   75 a  out    in     in
32 no-record        G released M M+ rasht   51 a  out    unk    unk
33 start-backdated  G family   F W+ rasht   75 a  in     in     in
34 end-backdated    G released M M  anzali  51 a  in     out    out
35 other-county     G family   F -  rasht   -  b  out    out    out
36 birth-corrected  G family   F -  anzali  -  b  out    out    out
37 status-backdated G family   F W+ anzali  75 a  out    ns     ns
38 two-pays         G family   M M+ anzali  75 c  -      in     in
39 one-overdue      G family   F W  anzali  51 a  unk    unk    unk
40 called-placed    G released M M+ anzali  51 a  in     in     unk
`;

const asked = { a: '2026-04-10', b: '2026-07-15', c: '2026-10-05' } as const;
const counties: Readonly<Record<string, readonly [string, string]>> = {
  ganaveh: ['بوشهر', 'گناوه'],
  bushehr: ['بوشهر', 'بوشهر'],
  rasht: ['گیلان', 'رشت'],
  anzali: ['گیلان', 'بندر انزلی'],
};
const births: Readonly<Record<string, string>> = {
  'under-age': '2009-03-01',
  'turned-65': '1961-11-10',
  'turned-18': '2008-10-01',
  'birth-corrected': '2009-01-01',
};
/** Where somebody lived before, by name. */
const before: Readonly<Record<string, string>> = { 'other-county': 'anzali' };
const custodies: Readonly<Record<string, object>> = {
  'custody-again': { status: 'released', since: '2026-04-01' },
  'closed-until': { status: 'closed', since: '2026-01-01', until: '2026-11-11' },
  tagged: { status: 'tagged', since: '2026-06-01' },
  'works-outside': { status: 'closed', since: '2026-02-01', workPermitted: true },
  'on-leave': { status: 'leave', since: '2026-10-01' },
};

export interface Line {
  readonly name: string;
  readonly username: string;
  readonly stands: readonly [string, string, string];
  readonly body: Record<string, unknown>;
  readonly asked: string;
}

export const lines: readonly Line[] = table
  .trim()
  .split('\n')
  .map((row): Line => {
    const [, name = '', org, kind, sex, household = '', county = '', trade, quarter, ...stands] = row
      .trim()
      .split(/\s+/);
    const [province, town] = counties[before[name] ?? county] ?? ['', ''];
    return {
      name,
      username: org === 'B' ? 'officer.bushehr' : 'officer.gilan',
      asked: asked[quarter as keyof typeof asked],
      stands: stands as unknown as Line['stands'],
      body: personBody({
        kind,
        sex: sex === 'F' ? 'female' : 'male',
        familyName: name,
        birthDate: births[name] ?? '1990-05-01',
        province,
        county: town,
        household: household === '-' ? {} : { head: true, dependants: household.endsWith('+') ? 2 : 0 },
        ...(trade === '-' ? {} : { wishes: [{ iscoCode: trade === '75' ? '7531' : '5120' }] }),
        ...(custodies[name] ? { custody: custodies[name] } : {}),
      }),
    };
  });

type Work = Readonly<{
  hours?: number;
  rial?: number;
  by?: string;
  until?: string;
  origin?: string;
  training?: boolean;
  start?: string;
}>;
type Event = readonly [recordedOn: string, name: string, work: (tools: Tools) => Promise<unknown>];
interface Tools {
  patch(body: object): Promise<unknown>;
  works(more: Work): Promise<unknown>;
  /** A check of the nth work, dated today unless said otherwise. */
  check(
    result: string,
    by: string | null,
    more?: { nth?: number; on?: string; source?: string; corrects?: true },
  ): Promise<unknown>;
  ends(reason: string, on?: string): Promise<unknown>;
  /** What no screen can do yet: a status from a day before. */
  bare(tx: (personId: string) => ReturnType<typeof sql>): Promise<unknown>;
}

/** Every life, in the order in which it was recorded. */
const events: readonly Event[] = [
  ['2026-08-01', 'verified', (t) => t.works({ hours: 40 })],
  ['2026-08-31', 'verified', (t) => t.check('working', 'visit')],
  ['2026-10-30', 'verified', (t) => t.check('working', 'insurance')],
  ['2026-08-01', 'never-asked', (t) => t.works({ hours: 44 })],
  ['2026-08-15', 'season-over', (t) => t.works({ hours: 44, until: '2026-10-15' })],
  ['2026-08-15', 'season-over', (t) => t.patch({ status: 'placed', statusReason: 'found-work' })],
  ['2026-09-14', 'season-over', (t) => t.check('working', 'visit')],
  ['2026-10-15', 'season-over', (t) => t.ends('season-over')],
  ['2026-10-15', 'season-over', (t) => t.patch({ status: 'seeking' })],
  ['2026-09-01', 'season-unasked', (t) => t.works({ hours: 44, until: '2026-10-10' })],
  ['2026-10-01', 'season-unasked', (t) => t.check('working', 'employer')],
  ['2026-09-20', 'two-jobs', (t) => t.works({ hours: 12 })],
  ['2026-09-20', 'two-jobs', (t) => t.works({ hours: 10 })],
  ['2026-10-20', 'two-jobs', (t) => t.check('working', 'visit', { nth: 0 })],
  ['2026-10-20', 'two-jobs', (t) => t.check('working', 'visit', { nth: 1 })],
  ['2026-09-20', 'two-small-jobs', (t) => t.works({ hours: 8 })],
  ['2026-09-20', 'two-small-jobs', (t) => t.works({ hours: 8, rial: 40_000_000 })],
  ['2026-10-20', 'two-small-jobs', (t) => t.check('working', 'call', { nth: 0 })],
  ['2026-10-20', 'two-small-jobs', (t) => t.check('working', 'call', { nth: 1 })],
  ['2026-10-25', 'died', (t) => t.patch({ status: 'left', statusReason: 'died' })],
  ['2026-10-10', 'moved-away', (t) => t.patch({ status: 'left', statusReason: 'moved' })],
  ['2026-08-20', 'left-for-custody', (t) => t.works({ hours: 45 })],
  ['2026-10-12', 'left-for-custody', (t) => t.ends('returned-to-custody')],
  ['2026-10-12', 'left-for-custody', (t) => t.patch({ status: 'left', statusReason: 'returned-to-custody' })],
  ['2026-11-01', 'custody-again', (t) => t.patch({ custody: { status: 'closed', since: '2026-11-01' } })],
  ['2026-10-25', 'tagged', (t) => t.works({ hours: 30 })],
  ['2026-10-01', 'works-outside', (t) => t.works({ hours: 40, by: 'visit' })],
  ['2026-10-31', 'works-outside', (t) => t.check('working', 'visit')],
  ['2026-09-01', 'turned-65', (t) => t.works({ hours: 44 })],
  ['2026-10-01', 'turned-65', (t) => t.check('working', 'call')],
  ['2026-09-30', 'studying', (t) => t.patch({ status: 'not-seeking', statusReason: 'studying' })],
  ['2026-11-05', 'paused', (t) => t.patch({ status: 'paused', statusReason: 'health' })],
  ['2026-09-10', 'paused-and-back', (t) => t.patch({ status: 'paused', statusReason: 'caring' })],
  ['2026-10-20', 'paused-and-back', (t) => t.patch({ status: 'seeking' })],
  ['2026-07-20', 'placed-again', (t) => t.works({ hours: 40 })],
  ['2026-08-19', 'placed-again', (t) => t.check('working', 'visit')],
  ['2026-09-25', 'placed-again', (t) => t.ends('dismissed')],
  ['2026-10-18', 'placed-again', (t) => t.works({ hours: 40, by: 'bank' })],
  ['2026-11-17', 'placed-again', (t) => t.check('working', 'bank', { nth: 1 })],
  ['2026-10-05', 'at-intake', (t) => t.works({ hours: 50, origin: 'at-intake', start: '2025-01-01' })],
  ['2026-10-05', 'at-intake', (t) => t.check('working', 'visit')],
  ['2026-08-10', 'denied', (t) => t.works({ hours: 45 })],
  ['2026-08-10', 'denied', (t) => t.patch({ status: 'placed', statusReason: 'found-work' })],
  ['2026-09-09', 'denied', (t) => t.check('working', 'call')],
  ['2026-11-15', 'denied', (t) => t.check('ended', 'visit', { source: 'recall' })],
  ['2026-11-15', 'denied', (t) => t.patch({ status: 'seeking' })],
  ['2026-10-15', 'pay-enough', (t) => t.works({ rial: 200_000_000, by: 'bank' })],
  ['2026-10-25', 'amount-unknown', (t) => t.works({})],
  ['2026-10-01', 'training-only', (t) => t.works({ hours: 30, training: true })],
  ['2026-08-05', 'not-reached', (t) => t.works({ hours: 40 })],
  ['2026-09-04', 'not-reached', (t) => t.check('not-reached', null)],
  ['2026-09-05', 'check-corrected', (t) => t.works({ hours: 40 })],
  ['2026-10-05', 'check-corrected', (t) => t.check('ended', 'call')],
  ['2026-11-01', 'check-corrected', (t) => t.check('working', 'visit', { on: '2026-10-05', corrects: true })],
  ['2026-10-10', 'mistaken-work', (t) => t.works({ hours: 40 })],
  ['2026-11-10', 'mistaken-work', (t) => t.ends('mistake')],
  ['2026-10-20', 'woman-head', (t) => t.works({ hours: 30, by: 'visit' })],
  ['2026-10-20', 'no-record', (t) => t.patch({ status: 'placed', statusReason: 'own-work' })],
  ['2026-10-28', 'start-backdated', (t) => t.works({ hours: 30, by: 'employer', start: '2026-09-15' })],
  ['2026-10-28', 'start-backdated', (t) => t.check('working', 'visit')],
  ['2026-08-01', 'end-backdated', (t) => t.works({ hours: 40 })],
  ['2026-08-31', 'end-backdated', (t) => t.check('working', 'visit')],
  ['2026-11-05', 'end-backdated', (t) => t.ends('pay', '2026-10-01')],
  ['2026-10-15', 'other-county', (t) => t.patch({ province: 'گیلان', county: 'رشت' })],
  ['2026-11-12', 'birth-corrected', (t) => t.patch({ birthDate: '2006-01-01' })],
  [
    '2026-11-10',
    'status-backdated',
    (t) =>
      t.bare(
        (id) =>
          sql`update person set status = 'not-seeking', status_reason = 'caring', status_since = '2026-10-10' where id = ${id}`,
      ),
  ],
  ['2026-10-12', 'two-pays', (t) => t.works({ hours: 8, rial: 90_000_000, by: 'bank' })],
  ['2026-10-12', 'two-pays', (t) => t.works({ hours: 8, rial: 90_000_000 })],
  ['2026-07-01', 'one-overdue', (t) => t.works({ hours: 40 })],
  ['2026-10-10', 'one-overdue', (t) => t.works({ hours: 8, by: 'visit' })],
  ['2026-08-25', 'called-placed', (t) => t.works({ hours: 40 })],
  ['2026-08-25', 'called-placed', (t) => t.patch({ status: 'placed', statusReason: 'found-work' })],
  ['2026-09-24', 'called-placed', (t) => t.check('working', 'visit')],
  ['2026-11-02', 'called-placed', (t) => t.check('ended', 'call')],
];

/** Lets all of them live through the year, through the API wherever it has a call for it. @returns ids by name. */
export async function fortyPeople(h: Harness): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const arrivals = lines.map(
    (line): Event => [
      line.asked,
      line.name,
      async () => {
        const { id } = await create(h, line.username, '/people', line.body);
        ids.set(line.name, id);
      },
    ],
  );
  const inOrder = [...arrivals, ...events]
    .map((event, index) => ({ event, index }))
    .sort((a, b) => (a.event[0] === b.event[0] ? a.index - b.index : a.event[0] < b.event[0] ? -1 : 1));
  let today = '';
  for (const { event } of inOrder) {
    const [on, name, work] = event;
    if (on !== today) h.setNow(`${on}T08:00:00Z`);
    today = on;
    await work(toolsOf(h, ids.get(name) ?? '', lines.find((line) => line.name === name)?.username ?? '', on));
  }
  return ids;
}

function toolsOf(h: Harness, personId: string, username: string, today: string): Tools {
  const write = async (work: (tx: Tx) => Promise<unknown>) => {
    await change(h.deps, { accountId: 'acc_test', organisationId: null }, async ({ tx, nothingChanged }) => {
      await work(tx);
      nothingChanged();
      return ok(undefined);
    });
  };
  const now = h.deps.now().toISOString();
  const placement = (nth: number) =>
    sql`(select id from placement where person_id = ${personId} order by created_at, rowid limit 1 offset ${nth})`;
  return {
    async patch(body) {
      const user = await asUser(h, username);
      const { revision } = (await user.get(`/people/${personId}`)).body;
      const answer = await user.patch(`/people/${personId}`, body, revision);
      if (answer.status !== 200) throw new Error(`${today} ${JSON.stringify(body)}: ${answer.text}`);
    },
    works: ({ hours, rial, by, until, origin, training, start }) =>
      write((tx) =>
        tx.run(sql`insert into placement (id, organisation_id, person_id, origin, is_work, started_on, expected_end_on,
          weekly_hours, monthly_income_rial, evidence, created_at, updated_at)
          select ${h.deps.newId('placement')}, organisation_id, id, ${origin ?? 'own'}, ${training ? 0 : 1}, ${start ?? today},
            ${until ?? null}, ${hours ?? null}, ${rial ?? null}, ${by ?? 'call'}, ${now}, ${now} from person where id = ${personId}`),
      ),
    check: (result, by, { nth = 0, on = today, source = 'check', corrects } = {}) =>
      write((tx) =>
        tx.run(sql`insert into placement_check (id, organisation_id, placement_id, person_id, checked_on, result, evidence,
          source, corrects, recorded_at, recorded_by)
          select ${h.deps.newId('check')}, organisation_id, id, person_id, ${on}, ${result}, ${by}, ${source},
            ${corrects ? sql`(select k.id from placement_check k where k.placement_id = placement.id)` : null}, ${now}, 'acc_test'
          from placement where id = ${placement(nth)}`),
      ),
    ends: (reason, on = today) =>
      write((tx) =>
        tx.run(sql`update placement set ended_on = ${on}, end_reason = ${reason}
          where person_id = ${personId} and ended_on is null`),
      ),
    bare: (statement) => write((tx) => tx.run(statement(personId))),
  };
}
