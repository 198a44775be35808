import { sql } from 'drizzle-orm';
import type {
  CheckRecord,
  HouseholdType,
  PersonHistory,
  PersonStateRecord,
  PlacementHistory,
  PlacementVersionRecord,
} from '../../src/features/outcomes/outcome.rules.ts';
import { rectanglesOf } from '../../src/features/outcomes/rectangles.rules.ts';
import { addSpans, countMonths, type NewSpan } from '../../src/features/outcomes/span-rows.repo.ts';
import { stillKnown } from '../../src/features/outcomes/span-rows.rules.ts';
import { readWages } from '../../src/features/outcomes/wages.repo.ts';
import { dueDayAfter } from '../../src/features/placements/check-schedule.rules.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { addDays, type LocalDate, tehranToday } from '../../src/kernel/calendar.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type Chances, chancesOf } from './chances.ts';
import { type Lived, lifeWith, makeFiles, withoutDeriving } from './make-outcome-files.ts';

const years = 5;
/** So many different lives; everybody lives one of them, in a place, a household and a trade of their own. */
const lives = 4000;

/**
 * How so many people of all organisations stood over five years, as it came to be known, with their files, works, checks and
 * awards. @returns spans written.
 */
export async function makeOutcomes(deps: Deps, count: number): Promise<number> {
  const vocabulary = await vocabularyOf(deps.database);
  const wages = await readWages(deps.database.read);
  const today = tehranToday(deps.now());
  const chances = chancesOf('bench outcomes', vocabulary, today);
  const organisations = await deps.database.read.all<{ id: string; province: string }>(
    sql`select id, province from organisation where kind in ('association', 'care-centre') and province is not null order by id`,
  );
  const ofProvince = new Map<string, string[]>();
  for (const { id, province } of organisations)
    ofProvince.set(province, [...(ofProvince.get(province) ?? []), id]);
  const templates = Array.from({ length: Math.min(lives, count) }, (_, i) => {
    const life = lifeWith(lifeOf(chances, i, today));
    return { life, rectangles: rectanglesOf(life.history, wages) };
  });
  let rows = 0;
  await withoutDeriving(deps.database, async () => {
    for (let start = 0; start < count; start += 2000) {
      const spans: NewSpan[] = [];
      const people: Lived[] = [];
      for (let i = start; i < Math.min(count, start + 2000); i += 1) {
        const template = templates[chances.whole(0, templates.length - 1)];
        if (template === undefined) continue;
        const { life, rectangles } = template;
        const county = chances.county();
        const near = ofProvince.get(county.province) ?? [organisations[0]?.id ?? ''];
        const place: Lived['place'] = {
          organisationId: near[chances.whole(0, near.length - 1)] ?? '',
          province: county.province,
          county: county.code,
          sex: chances.chance(0.6) ? 'female' : 'male',
          kind: chances.chance(0.7) ? 'family' : 'released',
          householdType: chances.pick(householdTypes),
          trade: chances.chance(0.2) ? null : chances.trade().slice(0, 2),
        };
        const personId = `per_o${String(i).padStart(19, '0')}`;
        const standing = rectangles.flatMap(({ span, knownTo }) => (knownTo === undefined ? [span] : []));
        people.push({
          n: i,
          personId,
          life,
          place,
          spans: standing.sort((a, b) => (a.from < b.from ? -1 : 1)),
        });
        for (const { span, knownFrom, knownTo } of rectangles)
          spans.push({
            personId,
            span: { ...span, ...place },
            knownFrom: Date.parse(knownFrom),
            knownTo: knownTo === undefined ? stillKnown : Date.parse(knownTo),
          });
      }
      rows += spans.length;
      await deps.database.write(async (tx) => {
        await addSpans(tx, spans);
        await countMonths(
          tx,
          spans
            .filter(({ knownTo }) => knownTo === stillKnown)
            .map(({ span }) => ({ span, sign: 1 as const })),
        );
      });
      await makeFiles(deps.database, chances, people, today);
    }
  });
  await deps.database.write(async (tx) => void (await tx.run(sql`analyze`)));
  return rows;
}

const householdTypes: readonly HouseholdType[] = [
  'woman-headed-with-dependants',
  'woman-headed-with-dependants',
  'woman-headed',
  'man-headed-with-dependants',
  'unknown',
];

/** Somebody asks within the five years, works now and then, is called as it falls due or not, pauses, leaves. */
function lifeOf(chances: Chances, n: number, today: LocalDate): PersonHistory {
  const { chance, whole } = chances;
  const asked = addDays(today, -whole(1, years * 365));
  const states: PersonStateRecord[] = [];
  const say = (on: LocalDate, status: PersonStateRecord['status'], statusReason: string | null) =>
    states.push({
      recordedAt: instant(on, n),
      organisationId: '',
      requestedOn: asked,
      status,
      statusReason,
      statusSince: on,
      custodyStatus: null,
      custodySince: null,
      custodyUntil: null,
      workPermitted: false,
      kind: 'family',
      sex: 'female',
      birthDate: addDays(today, -whole(18 * 365, 63 * 365)),
      province: '',
      county: '',
      householdId: '',
      householdType: 'unknown',
      trade: null,
    });
  say(asked, 'seeking', null);
  const placements: PlacementHistory[] = [];
  let day = addDays(asked, whole(10, 200));
  while (day < today && placements.length < 5) {
    const lasts = whole(10, 900);
    const over = addDays(day, lasts);
    say(day, 'placed', 'found-work');
    const version: PlacementVersionRecord = {
      recordedAt: instant(day, n),
      startedOn: day,
      expectedEndOn: chance(0.1) ? over : null,
      endedOn: null,
      endReason: null,
      weeklyHours: chance(0.1) ? null : whole(8, 48),
      monthlyIncomeRial: chance(0.5) ? whole(40, 250) * 1_000_000 : null,
      evidence: 'call',
      isWork: true,
      origin: 'referral',
      iscoCode: chances.trade(),
    };
    const checks: CheckRecord[] = [];
    for (let due = dueDayAfter(0); due < lasts; due = dueDayAfter(due)) {
      const on = addDays(day, due + whole(-5, 40));
      if (on >= today || on >= over) break;
      if (chance(0.15)) continue;
      checks.push({
        id: `chk_${placements.length}_${due}`,
        recordedAt: instant(on, n),
        checkedOn: on,
        result: 'working',
        evidence: chance(0.5) ? 'visit' : 'insurance',
        weeklyHours: null,
        monthlyIncomeRial: null,
        corrects: null,
      });
    }
    const versions = [version];
    if (over < today) {
      versions.push({ ...version, recordedAt: instant(over, n), endedOn: over, endReason: 'contract-over' });
      say(over, 'seeking', null);
    }
    placements.push({ id: `plc_${placements.length}`, versions, checks });
    day = addDays(over, whole(10, 300));
  }
  if (day < today && chance(0.5)) say(day, chance(0.5) ? 'left' : 'paused', 'other');
  return { personId: '', states, placements };
}

const instant = (on: LocalDate, n: number) => `${on}T08:${String(n % 60).padStart(2, '0')}:00.000Z`;
